using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging;
using PredictPicks.Abstractions;
using PredictPicks.TestHost.Terminal;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Sinks.File;
using ILogger = Microsoft.Extensions.Logging.ILogger;

namespace PredictPicks.TestHost.Hosting;

/// <summary>Where the diagnostic log goes, and how much of it is kept.</summary>
internal sealed class LogOptions
{
    /// <summary>Name of the log folder in a feature store.</summary>
    public const string FolderName = "logs";

    public string Folder { get; set; } = FolderName;

    /// <summary>Bytes a file; with <see cref="MaxFiles"/> 20 MB in all.</summary>
    public long MaxFileBytes { get; set; } = 5_000_000;

    public int MaxFiles { get; set; } = 4;
}

/// <summary>The rotating log file. It is created by the first entry, and a folder that cannot be written to means no log, never a failure.</summary>
internal static class DiagnosticLog
{
    /// <summary>Sets the file up; several processes may log to one folder, each to a file of its own.</summary>
    /// <param name="configuration">Of the logger.</param>
    /// <param name="options">Where and how much.</param>
    /// <param name="opened">Told the path of each file that is opened.</param>
    /// <param name="copy">Gets every entry too.</param>
    public static void Configure(LoggerConfiguration configuration, LogOptions options, Action<string> opened, Action<LogEvent> copy) => configuration
        .MinimumLevel.Information()
        .WriteTo.Sink(new CopySink(copy))
        .WriteTo.File(
            Path.Combine(options.Folder, "picks.log"),
            outputTemplate: "{Timestamp:yyyy-MM-dd HH:mm:ss.fff zzz} [{Level:u3}] {Message:lj}{NewLine}{Exception}",
            formatProvider: CultureInfo.InvariantCulture,
            fileSizeLimitBytes: options.MaxFileBytes,
            rollOnFileSizeLimit: true,
            retainedFileCountLimit: options.MaxFiles,
            hooks: new OpenedHook(opened));

    private sealed class CopySink(Action<LogEvent> copy) : ILogEventSink
    {
        public void Emit(LogEvent logEvent) => copy(logEvent);
    }

    private sealed class OpenedHook(Action<string> opened) : FileLifecycleHooks
    {
        public override Stream OnFileOpened(string path, Stream underlyingStream, Encoding encoding)
        {
            opened(path);
            return underlyingStream;
        }
    }
}

/// <summary>The log as plug-ins see it. Entries are one line each, whatever a file's name holds.</summary>
internal sealed class PluginLog(Func<ILogger> logger) : IPluginLog
{
    /// <inheritdoc/>
    public void Write(LogSeverity severity, string message, Exception? exception = null)
    {
        var level = severity switch
        {
            LogSeverity.Debug => LogLevel.Debug,
            LogSeverity.Information => LogLevel.Information,
            LogSeverity.Warning => LogLevel.Warning,
            _ => LogLevel.Error,
        };
        logger().Log(level, exception, "{Message}", SafeText.OneLine(message));
    }
}
