using PredictPicks.Abstractions;

namespace PredictPicks.Selection.Similarity;

/// <summary>Counts candidates that are done, from any thread, and reports a few times a second.</summary>
internal sealed class RankingMeter(IProgress<JobProgress>? progress, int total)
{
    private const long IntervalMilliseconds = 200;
    private long _done;
    private long _nextReport = Environment.TickCount64 + IntervalMilliseconds;

    public void Add(int candidates)
    {
        var done = Interlocked.Add(ref _done, candidates);
        if (progress is null)
        {
            return;
        }

        var now = Environment.TickCount64;
        var next = Interlocked.Read(ref _nextReport);
        var isTurn = now >= next && Interlocked.CompareExchange(ref _nextReport, now + IntervalMilliseconds, next) == next;
        if (isTurn || done == total)
        {
            progress.Report(new JobProgress(JobPhase.Ranking, done, total));
        }
    }
}
