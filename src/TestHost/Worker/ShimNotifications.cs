using System.Globalization;
using PredictPicks.Abstractions;
using PredictPicks.TestHost.Terminal;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting.Display;

namespace PredictPicks.TestHost.Worker;

/// <summary>Progress, news and log entries on their way to the player.</summary>
internal sealed class ShimNotifications(WorkerRpc rpc, TimeProvider clock) : IHostNotifications, IProgress<JobProgress>, ILogEventSink
{
    /// <summary>Quick enough for a status bar, and few enough for a player that draws each of them.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    /// <summary>The entry's words, strings in it without quotes.</summary>
    private static readonly MessageTemplateTextFormatter Plain = new("{Message:lj}", CultureInfo.InvariantCulture);

    private readonly Lock _lock = new();
    private string _job = string.Empty;
    private JobPhase? _phase;
    private long _start;
    private long _last;

    /// <summary>A job begins: the player hears of it at once.</summary>
    public void Begin(string job)
    {
        lock (_lock)
        {
            (_job, _phase, _start) = (job, null, clock.GetTimestamp());
        }

        Report(new JobProgress(JobPhase.Listing, 0));
    }

    /// <inheritdoc/>
    public void Report(JobProgress progress)
    {
        lock (_lock)
        {
            if (progress.Phase == _phase && clock.GetElapsedTime(_last) < Interval)
            {
                return;
            }

            (_phase, _last) = (progress.Phase, clock.GetTimestamp());
            rpc.Tell("host/progress", ProgressDocument.Of(_job, progress, ProgressLine.Word(progress, clock.GetElapsedTime(_start))));
        }
    }

    /// <inheritdoc/>
    public void Inform(UserText text) => Say("info", text);

    /// <inheritdoc/>
    public void Warn(UserText text) => Say("warning", text);

    /// <inheritdoc/>
    public void Fail(UserText text) => Say("error", text);

    /// <inheritdoc/>
    public void Emit(LogEvent logEvent) => rpc.Tell("log", new LogDocument(
        logEvent.Level switch
        {
            LogEventLevel.Verbose or LogEventLevel.Debug => "debug",
            LogEventLevel.Information => "information",
            LogEventLevel.Warning => "warning",
            _ => "error",
        },
        SafeText.OneLine(Render(logEvent))));

    private static string Render(LogEvent logEvent)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        Plain.Format(logEvent, text);
        return text.ToString();
    }

    private void Say(string severity, UserText text) => rpc.Tell("host/message", new MessageDocument(severity, text.Kind, SafeText.OneLine(text.Text)));
}
