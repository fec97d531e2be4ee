using System.Runtime.InteropServices;
using PredictPicks.Abstractions;
using PredictPicks.Selection.Features.Spectrum;
using PredictPicks.Selection.Models;
using PredictPicks.Selection.Models.Import;
using PredictPicks.Selection.Tests.Audio;
using PredictPicks.Selection.Tests.Features.Spectrum;
using PredictPicks.Selection.Tests.Models.Install;

namespace PredictPicks.Selection.Tests.Models.Import;

/// <summary>A checkpoint that was really trained, from the file as it is published to the vectors of upstream's own test sounds.</summary>
public sealed class EdgeL3ReferenceTests : IDisposable
{
    private const int Rate = 8000;
    private readonly InstallFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("chirp_44k.wav", nameof(InferenceEngine.Managed))]
    [InlineData("chirp_mono.wav", nameof(InferenceEngine.OnnxRuntime))]
    [InlineData("chirp_1s.wav", nameof(InferenceEngine.Automatic))]
    public async Task Embed_UpstreamsSound_AgreesWithAPlainEvaluationOfTheWeights(string sound, string engine)
    {
        var checkpoint = Fixtures.Find("edgel3", "edgel3_sea_ust_audio_emb_64.h5.gz");
        await _folder.InstallAsync("edgel3", checkpoint, hopSeconds: 0.5, padsWithZeros: true);
        var (_, samples) = await Decoding.Create().DecodeFloatsAsync(Fixtures.Find("openl3", sound), Rate);
        using var model = OnnxEmbeddingModel.Load(ModelCardReader.Read(Path.Combine(_folder.Models, "edgel3")), Loaders.Of(engine));
        model.Stream.SampleRateHz.ShouldBe(Rate);
        using var pass = model.BeginSong();
        pass.Add(MemoryMarshal.AsBytes(samples.AsSpan()).ToArray());
        var actual = pass.Complete().Vector!;

        var expected = Mean(KerasWeights.Read(checkpoint), samples, hop: Rate / 2);
        actual.Length.ShouldBe(64);
        var largest = expected.Max();
        largest.ShouldBeGreaterThan(0.1, "the network hears something");
        for (var i = 0; i < 64; i++)
        {
            ((double)actual[i]).ShouldBe(expected[i], 1e-4 * largest, $"value {i}");
        }
    }

    /// <summary>The checkpoint carries the Fourier and mel matrices that it was trained with: the front end computes what they do.</summary>
    [Fact]
    public void FrontEnd_AgreesWithTheMatricesInTheCheckpoint()
    {
        var weights = KerasWeights.Read(Fixtures.Find("edgel3", "edgel3_sea_ust_audio_emb_64.h5.gz"));
        var samples = TestSignals.Music(1, Rate)[..Rate];
        var expected = FrontEndOf(weights, samples);

        var mel = L3Network.EdgeL3.FrontEnd;
        var spectrogram = new MelSpectrogram(mel);
        var stream = new MelStream(spectrogram, Rate);
        stream.Write(samples);
        var patch = new float[50 * 64];
        var frames = 0;
        for (; frames < 50 && stream.TryRead(patch.AsSpan(frames * 64, 64), out _, out _); frames++)
        {
        }

        stream.End();
        for (; frames < 50 && stream.TryRead(patch.AsSpan(frames * 64, 64), out _, out _); frames++)
        {
        }

        spectrogram.CompletePatch(patch);
        frames.ShouldBe(50);
        for (var i = 0; i < patch.Length; i++)
        {
            // Its matrices are of single precision.
            ((double)patch[i]).ShouldBe(expected[i % 64][i / 64], 2e-3, $"frame {i / 64}, band {i % 64}");
        }
    }

    [Fact]
    public async Task Install_Checkpoint_SaysWhoMadeIt()
    {
        var installed = await _folder.InstallAsync("edgel3", Fixtures.Find("edgel3", "edgel3_sea_ust_audio_emb_64.h5.gz"));

        (installed.Pack.Id, installed.Pack.Dimension, installed.Pack.Licence).ShouldBe(("edgel3", 64, "MIT"));
        installed.Attribution!.ShouldContain("Kumari");
        installed.Notes.ShouldBeEmpty();
        installed.Pack.Version.ShouldBe("1, hop 800, reflect");
        _folder.Source.Verify("edgel3", TestContext.Current.CancellationToken).ShouldHaveSingleItem().Status.ShouldBe(HealthStatus.Good);
        File.ReadAllText(Path.Combine(_folder.Models, "edgel3", "LICENSE.md")).ShouldContain("MIT");
    }

    private static double[] Mean(KerasWeights weights, float[] samples, int hop)
    {
        List<float> padded = [.. new float[Rate / 2], .. samples];
        while (padded.Count < Rate || (padded.Count - Rate) % hop != 0)
        {
            padded.Add(0);
        }

        string[] convolutions = [.. Enumerable.Range(1, 7).Select(i => $"conv2d_{i}"), "audio_embedding_layer"];
        string[] normalisations = [.. Enumerable.Range(1, 9).Select(i => $"batch_normalization_{i}")];
        var (sum, weight) = (new double[64], 0.0);
        for (var start = 0; start + Rate <= padded.Count; start += hop)
        {
            var window = padded.GetRange(start, Rate).ToArray();
            var rms = Math.Sqrt(window.Average(x => (double)x * x));
            if (rms < 1e-3)
            {
                continue;
            }

            var vector = PlainL3.Embed(weights, convolutions, normalisations, Map(window));
            sum = [.. sum.Zip(vector, (a, b) => a + (rms * b))];
            weight += rms;
        }

        return [.. sum.Select(value => value / weight)];
    }

    /// <summary>[bands][frames] by the definition: the checkpoint's own matrices are of single precision, which a chirp above silence shows.</summary>
    private static double[][] Map(float[] window)
    {
        var frames = PlainMelSpectrogram.RelativeToMax(PlainMelSpectrogram.Compute(window, L3Network.EdgeL3.FrontEnd), 80);
        return [.. Enumerable.Range(0, 64).Select(band => frames.Select(frame => frame[band]).ToArray())];
    }

    /// <summary>[bands][frames]: kapre's spectrogram by the checkpoint's own matrices, padding "same", decibels relative to the window's largest.</summary>
    private static double[][] FrontEndOf(KerasWeights weights, float[] window)
    {
        const int Length = 1024, Bins = 513, Hop = 160, Frames = 50, Bands = 64;
        const int Before = (((Frames - 1) * Hop) + Length - Rate) / 2;
        var (real, imaginary, mel) = (weights["melspectrogram_1/real_kernels"], weights["melspectrogram_1/imag_kernels"], weights["melspectrogram_1/Variable"]);
        var map = Enumerable.Range(0, Bands).Select(_ => new double[Frames]).ToArray();
        for (var frame = 0; frame < Frames; frame++)
        {
            var (re, im) = (new double[Bins], new double[Bins]);
            for (var t = 0; t < Length; t++)
            {
                var place = (frame * Hop) - Before + t;
                double x = place >= 0 && place < window.Length ? window[place] : 0;
                for (var bin = 0; x != 0 && bin < Bins; bin++)
                {
                    re[bin] += x * real[(t * Bins) + bin];
                    im[bin] += x * imaginary[(t * Bins) + bin];
                }
            }

            for (var band = 0; band < Bands; band++)
            {
                var sum = Enumerable.Range(0, Bins).Sum(bin => ((re[bin] * re[bin]) + (im[bin] * im[bin])) * mel[(bin * Bands) + band]);
                map[band][frame] = 10 * Math.Log10(Math.Max(1e-10, Math.Sqrt(sum)));
            }
        }

        var largest = map.Max(row => row.Max());
        return [.. map.Select(row => row.Select(value => Math.Max(-80, value - largest)).ToArray())];
    }
}
