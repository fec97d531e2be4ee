using PredictPicks.Abstractions;

namespace PredictPicks.Selection.Tests.Audio;

/// <summary>An environment whose log can be read.</summary>
internal sealed class FakePluginEnvironment : IPluginEnvironment, IPluginLog
{
    private readonly List<string> _entries = [];

    public IReadOnlyList<string> ModelFolders { get; init; } = [];

    public IReadOnlyList<string> ToolFolders { get; init; } = [];

    public InferenceEngine Inference => InferenceEngine.Automatic;

    public IPluginLog Log => this;

    public Func<DateTimeOffset> UtcNow => () => DateTimeOffset.UnixEpoch;

    public IReadOnlyList<string> Entries
    {
        get
        {
            lock (_entries)
            {
                return [.. _entries];
            }
        }
    }

    public void Write(LogSeverity severity, string message, Exception? exception = null)
    {
        lock (_entries)
        {
            _entries.Add($"{severity}: {message}");
        }
    }
}
