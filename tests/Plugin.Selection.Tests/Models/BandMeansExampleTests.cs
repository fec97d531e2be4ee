using System.Runtime.InteropServices;
using PredictPicks.Abstractions;
using PredictPicks.Selection.Models;
using PredictPicks.Selection.Models.Managed;
using PredictPicks.Selection.Tests.Features.Spectrum;
using PredictPicks.Selection.Tests.Models.Install;

namespace PredictPicks.Selection.Tests.Models;

/// <summary>The pack that docs/models.md explains.</summary>
public sealed class BandMeansExampleTests : IDisposable
{
    private static readonly string Example = Path.Combine(PackFolder.RepositoryRoot, "docs", "band-means");
    private readonly InstallFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>Where the network in the repository comes from: it is these lines.</summary>
    [Fact]
    public void Network_InTheRepository_IsTheOneMadeHere()
    {
        var network = new OnnxFile().Input("mel", -1, 100, 64).Output("vector", -1, 128)
            .Node("ReduceMean", ["mel"], "means", ("axes", (int[])[1]), ("keepdims", 0))
            .Node("ReduceMax", ["mel"], "peaks", ("axes", (int[])[1]), ("keepdims", 0))
            .Node("Concat", ["means", "peaks"], "vector", ("axis", 1));

        File.ReadAllBytes(Path.Combine(Example, "band-means.onnx")).ShouldBe(network.ToArray());
    }

    [Fact]
    public void Card_InTheDocument_IsTheOneInTheRepository()
    {
        var document = File.ReadAllText(Path.Combine(PackFolder.RepositoryRoot, "docs", "models.md"));
        var lines = File.ReadAllLines(Path.Combine(Example, "model.json")).Select(line => $"    {line}".TrimEnd());

        document.ShouldContain(string.Join('\n', lines));
    }

    [Theory]
    [InlineData(nameof(InferenceEngine.Managed))]
    [InlineData(nameof(InferenceEngine.OnnxRuntime))]
    public async Task Install_Example_GivesMeansAndPeaksOfItsBands(string engine)
    {
        await _folder.InstallAsync("band-means", Example);
        using var model = OnnxEmbeddingModel.Load(ModelCardReader.Read(Path.Combine(_folder.Models, "band-means")), Loaders.Of(engine));
        var samples = TestSignals.Tone(model.Stream.SampleRateHz, 1000, 0.5f);
        using var pass = model.BeginSong();
        pass.Add(MemoryMarshal.AsBytes(samples.AsSpan()).ToArray());
        var vector = pass.Complete().Vector!;

        // 66 edges from 0 to 2840 mel: 1 kHz, at 1000 mel, is next to edge 23, where band 22 peaks.
        vector.Length.ShouldBe(128);
        Array.IndexOf(vector, vector[..64].Max()).ShouldBe(22);
        Array.IndexOf(vector[64..], vector[64..].Max()).ShouldBe(22);
    }
}
