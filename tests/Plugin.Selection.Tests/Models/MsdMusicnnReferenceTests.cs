using System.Runtime.InteropServices;
using PredictPicks.Abstractions;
using PredictPicks.Selection.Features.Embedding;
using PredictPicks.Selection.Features.Spectrum;
using PredictPicks.Selection.Models;

namespace PredictPicks.Selection.Tests.Models;

/// <summary>The bundled model against the published one: values of librosa 0.10.2 and of the original TensorFlow graph, for 13 s of
/// procedural audio.</summary>
public class MsdMusicnnReferenceTests
{
    private const int Bands = 96;

    [Fact]
    public void FrontEnd_ReferenceAudio_AgreesWithLibrosa()
    {
        var (expected, shape) = NumpyArchive.Read(Fixture("expected_msd_musicnn.npz"), "logmel");
        var frames = Frames(Audio(), ModelCardReader.Read(PackFolder.Bundled));

        frames.Count.ShouldBe(shape[0]);
        for (var frame = 0; frame < shape[0]; frame++)
        {
            for (var band = 0; band < Bands; band++)
            {
                // Measured: 5e-6 at most; a map rounded to half precision, as the published package has it, would be off by 1e-3.
                Math.Abs(frames[frame][band] - expected[(frame * Bands) + band]).ShouldBeLessThan(1e-4f, $"frame {frame}, band {band}");
            }
        }
    }

    [Theory]
    [InlineData(nameof(InferenceEngine.OnnxRuntime))]
    [InlineData(nameof(InferenceEngine.Managed))]
    public void Network_ReferencePatches_AgreesWithTensorFlow(string engine)
    {
        var card = ModelCardReader.Read(PackFolder.Bundled);
        var (logMel, _) = NumpyArchive.Read(Fixture("expected_msd_musicnn.npz"), "logmel");
        var (expected, shape) = NumpyArchive.Read(Fixture("expected_msd_musicnn.npz"), "penultimate");
        var layout = card.CreateLayout();
        using var network = Loaders.Of(engine).Load(card, layout, File.ReadAllBytes(card.Weights.Path)).Network;
        using var batch = network.CreateBatch(shape[0]);
        logMel.AsSpan(0, shape[0] * layout.PatchLength).CopyTo(batch.Patches);
        batch.Run(shape[0]);

        ShouldAgree(batch.Vectors.ToArray(), expected, shape[0]);
    }

    [Theory]
    [InlineData(nameof(InferenceEngine.OnnxRuntime))]
    [InlineData(nameof(InferenceEngine.Managed))]
    public void Model_ReferenceAudio_AgreesWithTheReferencesMean(string engine)
    {
        var (expected, shape) = NumpyArchive.Read(Fixture("expected_msd_musicnn.npz"), "penultimate");
        var samples = Audio();
        using var model = OnnxEmbeddingModel.Load(ModelCardReader.Read(PackFolder.Bundled), Loaders.Of(engine));
        using var pass = model.BeginSong();
        pass.Add(MemoryMarshal.AsBytes(samples.AsSpan()).ToArray());
        var result = pass.Complete();

        var weights = Enumerable.Range(0, shape[0]).Select(patch => Rms(samples.AsSpan(patch * 187 * 256, 187 * 256))).ToArray();
        double Mean(int i) => weights.Select((weight, patch) => weight * expected[(patch * 200) + i]).Sum() / weights.Sum();
        ShouldAgree(result.Vector!, [.. Enumerable.Range(0, 200).Select(i => (float)Mean(i))], 1);
        result.RmsMean!.Value.ShouldBe(weights.Average(), 1e-6);
    }

    private static void ShouldAgree(float[] actual, float[] expected, int count)
    {
        actual.Length.ShouldBe(expected.Length);
        for (var patch = 0; patch < count; patch++)
        {
            var (a, b) = (actual.AsSpan(patch * 200, 200).ToArray(), expected.AsSpan(patch * 200, 200).ToArray());
            
            // Measured: 1e-4, from the filters of almost no weight that the bundled network lacks.
            a.Zip(b, (x, y) => Math.Abs(x - y)).Max().ShouldBeLessThan(1e-3f, $"patch {patch}");
            var cosine = a.Zip(b, (x, y) => (double)x * y).Sum() / Math.Sqrt(a.Sum(x => (double)x * x) * b.Sum(y => (double)y * y));
            cosine.ShouldBeGreaterThan(0.9999);
        }
    }

    private static List<float[]> Frames(float[] samples, ModelCard card)
    {
        var stream = new MelStream(new MelSpectrogram(card.FrontEnd!));
        var frames = new List<float[]>();
        var logMel = new float[Bands];
        void Drain()
        {
            while (stream.TryRead(logMel, out _, out _))
            {
                frames.Add([.. logMel]);
            }
        }

        for (var start = 0; start < samples.Length;)
        {
            start += stream.Write(samples.AsSpan(start));
            Drain();
        }

        stream.End();
        Drain();
        return frames;
    }

    private static double Rms(ReadOnlySpan<float> samples)
    {
        var sum = 0.0;
        foreach (var x in samples)
        {
            sum += (double)x * x;
        }

        return Math.Sqrt(sum / samples.Length);
    }

    /// <summary>16-bit mono, a header of 44 bytes.</summary>
    private static float[] Audio()
    {
        var bytes = File.ReadAllBytes(Fixture("procedural_13s_16k.wav"));
        return [.. MemoryMarshal.Cast<byte, short>(bytes.AsSpan(44)).ToArray().Select(value => value / 32768f)];
    }

    private static string Fixture(string name) => Fixtures.Find("msd-musicnn", name);
}
