using PredictPicks.Abstractions;
using PredictPicks.Selection.Features.Embedding;
using PredictPicks.Selection.Features.Spectrum;
using PredictPicks.Selection.Models;
using PredictPicks.Selection.Models.Managed;

namespace PredictPicks.Selection.Tests.Models.Managed;

public class ManagedNetworkTests
{
    private static readonly ModelCard Card = ModelCardReader.Read(PackFolder.Bundled);
    private static readonly PatchLayout Layout = Card.CreateLayout();

    [Fact]
    public void Run_RandomPatches_AgreesWithOnnxRuntime()
    {
        var graph = File.ReadAllBytes(Card.Weights.Path);
        using var managed = ManagedNetwork.Load(Card, Layout, graph);
        using var runtime = OnnxNetwork.Load(Card, Layout, graph);
        using var batch = managed.CreateBatch(6);
        using var other = runtime.CreateBatch(6);
        for (var i = 0; i < batch.Patches.Length; i++)
        {
            // From silence over quiet noise to what no music reaches.
            var loudness = i / Layout.PatchLength;
            batch.Patches[i] = loudness * (0.5f + (0.5f * BothEngines.Random(i, 1)[0]));
        }

        batch.Patches.CopyTo(other.Patches);
        batch.Run(6);
        other.Run(6);
        for (var patch = 0; patch < 6; patch++)
        {
            BothEngines.ShouldBeClose(Vector(batch, patch), Vector(other, patch));
        }
    }

    [Fact]
    public void Run_OncePlanned_AllocatesNothing()
    {
        using var network = ManagedNetwork.Load(Card, Layout, File.ReadAllBytes(Card.Weights.Path));
        using var batch = network.CreateBatch(2);
        batch.Run(2);
        var before = GC.GetAllocatedBytesForCurrentThread();
        batch.Run(2);

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    [Fact]
    public void Load_OperatorThatIsNotThere_NamesIt()
    {
        var file = Network().Node("Einsum", ["mel"], "penultimate").ToArray();

        var error = Should.Throw<PicksException>(() => ManagedNetwork.Load(Card, Layout, file));
        error.Code.ShouldBe("model-operator-missing");
        error.Message.ShouldContain("Einsum");
        error.Subject.ShouldBe(Card.Weights.Path);
    }

    [Fact]
    public void Load_OutputOfAnotherShapeThanItSays_IsRefused()
    {
        var file = Network().Node("Relu", ["mel"], "penultimate").ToArray();

        var error = Should.Throw<PicksException>(() => ManagedNetwork.Load(Card, Layout, file));
        error.Code.ShouldBe("model-shape-differs");
        error.Message.ShouldContain("187");
    }

    [Fact]
    public void Load_FileCutShort_SaysWhy() =>
        Should.Throw<PicksException>(() => ManagedNetwork.Load(Card, Layout, File.ReadAllBytes(Card.Weights.Path)[..5_000]))
            .Code.ShouldBe("model-not-loadable");

    private static OnnxFile Network() => new OnnxFile().Input("mel", -1, 187, 96).Output("penultimate", -1, 200);

    private static float[] Vector(PatchBatch batch, int patch) => batch.Vectors.Slice(patch * Layout.Dimension, Layout.Dimension).ToArray();
}
