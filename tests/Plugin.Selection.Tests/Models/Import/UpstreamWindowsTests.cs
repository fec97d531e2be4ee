using System.Runtime.InteropServices;
using PredictPicks.Selection.Features.Embedding;
using PredictPicks.Selection.Tests.Audio;
using PredictPicks.Selection.Tests.Features.Embedding;

namespace PredictPicks.Selection.Tests.Models.Import;

/// <summary>Upstream's own regression arrays: without its weights, they tell how many windows a sound has.</summary>
public class UpstreamWindowsTests
{
    private const int Rate = 48_000;

    [Theory]
    [InlineData("chirp_44k_librosa.npz", nameof(WindowEdges.Zeros), 4800)]
    [InlineData("chirp_44k_kapre.npz", nameof(WindowEdges.Zeros), 4800)]
    [InlineData("chirp_44k_librosa_linear.npz", nameof(WindowEdges.None), 24_000)]
    public async Task Windows_OfUpstreamsSound_AreAsManyAsUpstreams(string array, string edges, int hop)
    {
        var (_, shape) = NumpyArchive.Read(Fixtures.Find("openl3", array), "embedding");
        var (_, samples) = await Decoding.Create().DecodeFloatsAsync(Fixtures.Find("openl3", "chirp_44k.wav"), Rate);
        var layout = new PatchLayout(null, Rate, 1, 1e-9)
        {
            SampleRateHz = Rate, Order = PatchOrder.OfSamples[0], Windows = new WindowLayout(Rate, hop, Enum.Parse<WindowEdges>(edges)),
        };
        var batch = new StubBatch(layout, 1);
        using var workspace = new EmbeddingWorkspace(layout, batch);
        using var pass = workspace.Begin(_ => { });
        pass.Add(MemoryMarshal.AsBytes(samples.AsSpan()).ToArray());
        pass.Complete().Vector.ShouldNotBeNull();

        batch.PatchCount.ShouldBe(shape[0]);
    }
}
