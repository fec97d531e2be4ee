using PredictPicks.Abstractions;

namespace PredictPicks.RankingSuite;

internal sealed class SuiteEnvironment(string modelFolder) : IPluginEnvironment, IPluginLog
{
    public IReadOnlyList<string> ModelFolders { get; } = [modelFolder];

    public IReadOnlyList<string> ToolFolders => [];

    public InferenceEngine Inference => InferenceEngine.Automatic;

    public IPluginLog Log => this;

    public Func<DateTimeOffset> UtcNow => () => DateTimeOffset.UnixEpoch;

    public void Write(LogSeverity severity, string message, Exception? exception = null)
    {
    }
}
