using PredictPicks.Abstractions;
using PredictPicks.TestHost.Hosting;
using Spectre.Console;

namespace PredictPicks.TestHost.Terminal;

/// <summary>
/// Standard error: progress and messages. On a terminal the progress is one line that changes in place, with messages above it;
/// otherwise it is a plain line every few seconds.
/// </summary>
internal sealed class StatusConsole(ProcessContext process) : IHostNotifications
{
    private readonly Lazy<IAnsiConsole> _terminal = new(() => Consoles.Create(process, process.Error, process.ErrorColumns));

    /// <summary>For messages while no line is live: the terminal itself wraps them, so that a command in them can be copied.</summary>
    private readonly Lazy<IAnsiConsole> _unwrapped = new(() => Consoles.Create(process, process.Error, process.ErrorColumns is null ? null : Consoles.UnlimitedColumns));
    private readonly HashSet<string> _said = new(StringComparer.Ordinal);
    private volatile IProgress<JobProgress>? _progress;

    private bool IsTerminal => process.ErrorColumns is not null;

    /// <inheritdoc/>
    public void Report(JobProgress progress) => _progress?.Report(progress);

    /// <inheritdoc/>
    public void Inform(UserText text) => Say(null, text.Text, "default");

    /// <inheritdoc/>
    public void Warn(UserText text) => Say("label-warning", text.Text, "yellow");

    /// <inheritdoc/>
    public void Fail(UserText text) => Say("label-error", text.Text, "red");

    /// <summary>Does work under a progress display, which is gone when this returns, however it ends.</summary>
    public async Task<T> WithProgressAsync<T>(Func<IProgress<JobProgress>, Task<T>> work)
    {
        try
        {
            return await (IsTerminal ? WithLiveLineAsync(work) : WithPlainLinesAsync(work));
        }
        finally
        {
            _progress = null;
        }
    }

    /// <summary>Leaves the terminal usable when the process ends in the middle of a display.</summary>
    public void RestoreTerminal()
    {
        const string ShowCursor = "\u001b[?25h";
        if (IsTerminal)
        {
            process.Error.WriteLine(ShowCursor);
        }
    }

    private Task<T> WithPlainLinesAsync<T>(Func<IProgress<JobProgress>, Task<T>> work)
    {
        var progress = new PlainProgress(process);
        _progress = progress;
        return work(progress);
    }

    private Task<T> WithLiveLineAsync<T>(Func<IProgress<JobProgress>, Task<T>> work)
    {
        var progress = new LiveProgress(process, process.ErrorColumns!.Value);
        _progress = progress;

        // On a thread of its own, so that work which blocks does not stop the line.
        return _terminal.Value.Live(new Text(" ")).AutoClear(true).StartAsync(display => progress.ShowAsync(display, Task.Run(() => work(progress))));
    }

    /// <summary>Says each thing once: a command tells its player what it also returns.</summary>
    private void Say(string? label, string sentence, string style)
    {
        lock (_said)
        {
            if (label is not null && !_said.Add(sentence))
            {
                return;
            }
        }

        var line = SafeText.OneLine((label is null ? string.Empty : TestHostTexts.Word(label).Text) + sentence);
        if (IsTerminal)
        {
            (_progress is null ? _unwrapped : _terminal).Value.MarkupLineInterpolated($"[{style}]{line}[/]");
        }
        else
        {
            process.Error.WriteLine(line);
        }
    }
}
