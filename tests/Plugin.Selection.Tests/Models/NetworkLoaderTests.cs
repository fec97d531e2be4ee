using NSubstitute;
using PredictPicks.Abstractions;
using PredictPicks.Selection.Features.Embedding;
using PredictPicks.Selection.Features.Spectrum;
using PredictPicks.Selection.Models;
using PredictPicks.Selection.Models.Managed;
using PredictPicks.Selection.Tests.Models.Managed;

namespace PredictPicks.Selection.Tests.Models;

public class NetworkLoaderTests
{
    private static readonly ModelCard Card = ModelCardReader.Read(PackFolder.Bundled);
    private static readonly PatchLayout Layout = Card.CreateLayout();

    /// <summary>A network without convolutions, which the executor can run but not faster than ONNX Runtime.</summary>
    private static readonly byte[] Plain = Network()
        .Integers("axes", 1).Weights("w", [96, 200], BothEngines.Random(1, 96 * 200))
        .Node("ReduceMean", ["mel"], "mean", ("axes", new[] { 1 }), ("keepdims", 0)).Node("MatMul", ["mean", "w"], "penultimate").ToArray();

    private readonly IPluginLog _log = Substitute.For<IPluginLog>();

    [Fact]
    public void Load_NetworkThatTheExecutorRunsFaster_LeavesOnnxRuntimeAlone()
    {
        var (network, concern) = Loader(_ => throw new InvalidOperationException()).Load(Card, Layout, File.ReadAllBytes(Card.Weights.Path));

        network.ShouldBeOfType<ManagedNetwork>();
        concern.ShouldBeNull();
    }

    [Fact]
    public void Load_AnotherNetwork_TakesOnnxRuntime()
    {
        var (network, concern) = new NetworkLoader(InferenceEngine.Automatic, _log).Load(Card, Layout, Plain);
        using (network)
        {
            network.ShouldBeOfType<OnnxNetwork>();
            concern.ShouldBeNull();
        }
    }

    [Fact]
    public void Load_OnnxRuntimeMissing_TakesTheExecutorAndSaysSo()
    {
        var (network, concern) = Loader(LibraryMissing).Load(Card, Layout, Plain);

        network.ShouldBeOfType<ManagedNetwork>();
        concern.ShouldNotBeNull().Kind.ShouldBe("inference-managed");
        concern.Text.ShouldContain(Card.Name);
        _log.Received(1).Write(LogSeverity.Warning, concern.Text, Arg.Any<Exception>());
    }

    [Fact]
    public void Load_OnnxRuntimeMissingAndAnOperatorToo_NamesTheOperator()
    {
        var file = Network().Node("Einsum", ["mel"], "penultimate").ToArray();

        Should.Throw<PicksException>(() => Loader(LibraryMissing).Load(Card, Layout, file)).Code.ShouldBe("model-operator-missing");
    }

    [Fact]
    public void Load_NetworkThatOnnxRuntimeRefuses_SaysSo()
    {
        var file = Network().Node("Nonsense", ["mel"], "penultimate").ToArray();

        Should.Throw<PicksException>(() => new NetworkLoader(InferenceEngine.Automatic, _log).Load(Card, Layout, file)).Code.ShouldBe("model-not-loadable");
        _log.DidNotReceiveWithAnyArgs().Write(default, default!, default);
    }

    [Theory]
    [InlineData(nameof(InferenceEngine.Managed), typeof(ManagedNetwork))]
    [InlineData(nameof(InferenceEngine.OnnxRuntime), typeof(OnnxNetwork))]
    public void Load_EngineAskedFor_IsTaken(string engine, Type expected)
    {
        foreach (var graph in (byte[][])[Plain, File.ReadAllBytes(Card.Weights.Path)])
        {
            using var network = Loaders.Of(engine).Load(Card, Layout, graph).Network;
            network.ShouldBeOfType(expected);
        }
    }

    private static OnnxFile Network() => new OnnxFile().Input("mel", -1, 187, 96).Output("penultimate", -1, 200);

    private static IPatchNetwork LibraryMissing(ModelCard card) =>
        throw ModelFailure.FromRuntime(card.Weights.Path, new TypeInitializationException("NativeMethods", new DllNotFoundException("onnxruntime")));

    private NetworkLoader Loader(Func<ModelCard, IPatchNetwork> openRuntime) =>
        new(InferenceEngine.Automatic, _log, (card, _, _) => openRuntime(card));
}
