using PredictPicks.Abstractions;
using PredictPicks.TestHost.Hosting;
using Spectre.Console;

namespace PredictPicks.TestHost.Terminal;

/// <summary>Progress without a terminal: a plain line every few seconds, none for a job that is over sooner.</summary>
internal sealed class PlainProgress : IProgress<JobProgress>
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);
    private readonly ProcessContext _process;
    private readonly long _start;
    private readonly Lock _lock = new();
    private long _lastLine;

    public PlainProgress(ProcessContext process)
    {
        _process = process;
        _start = _lastLine = process.Clock.GetTimestamp();
    }

    /// <inheritdoc/>
    public void Report(JobProgress value)
    {
        lock (_lock)
        {
            if (_process.Clock.GetElapsedTime(_lastLine) < Interval)
            {
                return;
            }

            _lastLine = _process.Clock.GetTimestamp();
            _process.Error.WriteLine(ProgressLine.Word(value, _process.Clock.GetElapsedTime(_start)));
        }
    }
}

/// <summary>Progress on a terminal: keeps the latest moment, which is drawn several times a second.</summary>
internal sealed class LiveProgress(ProcessContext process, int columns) : IProgress<JobProgress>
{
    /// <summary>Quick enough for the clock and the file in hand, slow enough for an old terminal over a slow line.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);
    private readonly long _start = process.Clock.GetTimestamp();
    private volatile JobProgress? _latest;

    /// <inheritdoc/>
    public void Report(JobProgress value) => _latest = value;

    /// <summary>Draws the line until the work ends.</summary>
    public async Task<T> ShowAsync<T>(LiveDisplayContext display, Task<T> work)
    {
        while (await Task.WhenAny(work, Task.Delay(Interval, process.Clock)) != work)
        {
            if (_latest is { } latest)
            {
                // The last column stays free: some terminals wrap when it is filled.
                display.UpdateTarget(new Text(ProgressLine.Word(latest, process.Clock.GetElapsedTime(_start), columns - 1)) { Overflow = Overflow.Crop });
            }
        }

        return await work;
    }
}
