using PredictPicks.Abstractions;

namespace PredictPicks.Selection.Scanning;

/// <summary>Counts finished items and reports rate and remaining time, at most a few times a second. Thread-safe.</summary>
internal sealed class ProgressMeter(IProgress<JobProgress>? progress, JobPhase phase, long total, TimeProvider clock)
{
    /// <summary>Often enough to look alive, seldom enough to cost nothing.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private readonly Lock _lock = new();
    private readonly long _start = clock.GetTimestamp();
    private long _done;
    private TimeSpan? _lastReport;

    /// <summary>Says what is in hand, without finishing anything.</summary>
    public void Begin(string current) => Report(current, finished: 0);

    /// <summary>One more is done.</summary>
    public void Finish(string current) => Report(current, finished: 1);

    private void Report(string current, int finished)
    {
        JobProgress report;
        lock (_lock)
        {
            _done += finished;
            var elapsed = clock.GetElapsedTime(_start);
            if (progress is null || (_lastReport is { } last && elapsed - last < Interval && _done < total))
            {
                return;
            }

            _lastReport = elapsed;
            double? rate = _done > 0 && elapsed > TimeSpan.Zero ? _done / elapsed.TotalSeconds : null;
            TimeSpan? remaining = rate is { } perSecond ? TimeSpan.FromSeconds((total - _done) / perSecond) : null;
            report = new JobProgress(phase, _done, total, current, rate, remaining);
        }

        progress.Report(report);
    }
}
