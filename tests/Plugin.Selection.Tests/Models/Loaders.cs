using NSubstitute;
using PredictPicks.Abstractions;
using PredictPicks.Selection.Models;

namespace PredictPicks.Selection.Tests.Models;

/// <summary>Ways to load a network, with a log that nobody reads.</summary>
internal static class Loaders
{
    public static NetworkLoader Automatic { get; } = Of(InferenceEngine.Automatic);

    /// <param name="engine">Name of an <see cref="InferenceEngine"/>, which a public test cannot take as such.</param>
    public static NetworkLoader Of(string engine) => Of(Enum.Parse<InferenceEngine>(engine));

    public static NetworkLoader Of(InferenceEngine engine) => new(engine, Substitute.For<IPluginLog>());
}
