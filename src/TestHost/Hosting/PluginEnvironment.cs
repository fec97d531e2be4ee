using PredictPicks.Abstractions;

namespace PredictPicks.TestHost.Hosting;

/// <inheritdoc cref="IPluginEnvironment"/>
internal sealed record PluginEnvironment(
    IReadOnlyList<string> ModelFolders,
    IReadOnlyList<string> ToolFolders,
    Func<InferenceEngine> ChooseInference,
    IPluginLog Log,
    Func<DateTimeOffset> UtcNow) : IPluginEnvironment
{
    /// <inheritdoc/>
    public InferenceEngine Inference => ChooseInference();
}
