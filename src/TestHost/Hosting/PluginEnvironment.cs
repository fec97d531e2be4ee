using PredictPicks.Abstractions;

namespace PredictPicks.TestHost.Hosting;

/// <inheritdoc cref="IPluginEnvironment"/>
internal sealed record PluginEnvironment(
    IReadOnlyList<string> ModelFolders,
    IReadOnlyList<string> ToolFolders,
    InferenceEngine Inference,
    IPluginLog Log,
    Func<DateTimeOffset> UtcNow) : IPluginEnvironment;
