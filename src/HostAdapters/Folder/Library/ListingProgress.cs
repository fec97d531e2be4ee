using PredictPicks.Abstractions;

namespace PredictPicks.HostAdapters.Folder.Library;

/// <summary>Passes progress on, no more than four times a second.</summary>
internal sealed class ListingProgress(IProgress<JobProgress>? progress)
{
    private const int IntervalMilliseconds = 250;
    private long _next = Environment.TickCount64;

    public void Report(int found, string folder)
    {
        if (progress is not null && Environment.TickCount64 >= _next)
        {
            _next = Environment.TickCount64 + IntervalMilliseconds;
            progress.Report(new JobProgress(JobPhase.Listing, found, Current: folder));
        }
    }
}
