using System.Runtime.InteropServices;
using PredictPicks.Abstractions;
using PredictPicks.Selection.Models;
using PredictPicks.Selection.Models.Import;
using PredictPicks.Selection.Tests.Features.Spectrum;
using PredictPicks.Selection.Tests.Models.Install;

namespace PredictPicks.Selection.Tests.Models.Import;

/// <summary>OpenL3's own weights cannot be fetched here: a file of its names and shapes, with weights that were made up, goes the same way.</summary>
public sealed class OpenL3InstallationTests : IDisposable
{
    private const int Rate = 48_000;
    private readonly InstallFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    [Trait("Category", "Slow")]
    public async Task Embed_ASecond_AgreesWithAPlainEvaluationOfTheWeights()
    {
        var weights = KerasWeights.Random(L3Network.OpenL3, 3);
        var file = weights.Write(_folder.Download("openl3_audio_mel256_music-v0_4_0.h5.gz"));
        var installed = await _folder.InstallAsync("openl3", file);
        var samples = TestSignals.Music(1, Rate)[..Rate];

        (installed.Pack.Dimension, installed.Pack.Licence, installed.Pack.Version).ShouldBe((512, "CC-BY-4.0", "0.4.0, hop 4800, reflect"));
        installed.Attribution!.ShouldContain("Cramer");
        var map = PlainMelSpectrogram.RelativeToMax(PlainMelSpectrogram.Compute(samples, L3Network.OpenL3.FrontEnd), 80);
        map.Length.ShouldBe(199);
        string[] convolutions = [.. Enumerable.Range(9, 7).Select(i => $"conv2d_{i}"), "audio_embedding_layer"];
        string[] normalisations = [.. Enumerable.Range(11, 8).Select(i => $"batch_normalization_{i}")];
        var expected = PlainL3.Embed(
            weights, convolutions, normalisations, [.. Enumerable.Range(0, 256).Select(band => map.Select(frame => frame[band]).ToArray())]);
        var largest = expected.Max(Math.Abs);
        foreach (var engine in (InferenceEngine[])[InferenceEngine.Managed, InferenceEngine.OnnxRuntime])
        {
            var actual = EmbedOneWindow(samples, engine);
            actual.Length.ShouldBe(512);
            for (var i = 0; i < 512; i++)
            {
                ((double)actual[i]).ShouldBe(expected[i], 1e-4 * largest, $"{engine}, value {i}");
            }
        }
    }

    /// <summary>The pack's card, but for windows side by side, so that a second of sound is one window.</summary>
    private float[] EmbedOneWindow(float[] samples, InferenceEngine engine)
    {
        var card = ModelCardReader.Read(Path.Combine(_folder.Models, "openl3"));
        card.Windows!.Hop.ShouldBe(4800);
        card = card with { Windows = card.Windows with { Hop = Rate, Edges = PredictPicks.Selection.Features.Embedding.WindowEdges.None } };
        using var model = OnnxEmbeddingModel.Load(card, Loaders.Of(engine));
        model.Stream.ShouldBe(new AnalysisStream(Rate, SampleFormat.Float32));
        using var pass = model.BeginSong();
        pass.Add(MemoryMarshal.AsBytes(samples.AsSpan()).ToArray());
        return pass.Complete().Vector!;
    }
}
