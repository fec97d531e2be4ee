using System.Runtime.InteropServices;
using CsCheck;
using PredictPicks.Abstractions;
using PredictPicks.Selection.Features.Embedding;
using PredictPicks.Selection.Features.Spectrum;
using PredictPicks.Selection.Tests.Features.Spectrum;

namespace PredictPicks.Selection.Tests.Features.Embedding;

public class EmbeddingPassTests
{
    /// <summary>Samples from one patch to the next.</summary>
    private const int Patch = 187 * 256;

    /// <summary>The shortest song whose own frames fill a patch: the last frame is centred on its end.</summary>
    private const int ShortestPatch = 186 * 256;

    private static readonly PatchLayout Layout = new(new MelSpectrogram(new MelParameters(16_000, 512, 256, 96, 0, 8000, 10_000)), 187, 96, 1e-3);

    [Fact]
    public void Complete_SeveralPatches_IsTheirMeanWeightedByRms()
    {
        float[] amplitudes = [0.5f, 0.02f, 0.9f, 0.1f, 0.3f, 0.3f];
        float[] samples = [.. amplitudes.SelectMany((amplitude, i) => TestSignals.Noise(Patch, amplitude, seed: i + 1))];
        var result = Run(samples, out var batch);

        var frames = PlainMelSpectrogram.Compute(samples, Layout.FrontEnd!.Parameters);
        double[] rms = [.. amplitudes.Select((_, i) => Rms(samples.AsSpan(i * Patch, Patch)))];
        for (var band = 0; band < 96; band++)
        {
            var expected = amplitudes.Select((_, i) => rms[i] * PatchMean(frames, i, band)).Sum() / rms.Sum();
            ((double)result.Vector![band]).ShouldBe(expected, 1e-5, $"value {band}");
        }

        result.RmsMean!.Value.ShouldBe(rms.Average(), 1e-6);
        result.MissingReason.ShouldBeNull();
        batch.PatchCount.ShouldBe(6);
        batch.RunCount.ShouldBe(2, "patches are run in batches of 4");
    }

    [Fact]
    public void Complete_HoweverTheSongIsCut_GivesTheSameBits()
    {
        var samples = TestSignals.Music(7);
        var whole = Run(samples, out _);
        Gen.OneOf(Gen.Int[1, 100], Gen.Int[1, 5000], Gen.Int[1, 120_000]).Array[1, 40].Sample(
            blocks =>
            {
                var cut = Run(samples, out _, blocks);
                cut.Vector.ShouldBe(whole.Vector);
                cut.RmsMean.ShouldBe(whole.RmsMean);
            },
            iter: 20);
    }

    [Fact]
    public void Complete_ShortSongHoweverCut_GivesTheSameBits()
    {
        var samples = TestSignals.Music(1.1);
        var whole = Run(samples, out _);
        Gen.Int[1, 9000].Array[1, 20].Sample(blocks => Run(samples, out _, blocks).Vector.ShouldBe(whole.Vector), iter: 20);
    }

    [Fact]
    public void Complete_LoudAndSilentPatches_HearsTheLoudOnesOnly()
    {
        float[] loud = TestSignals.Noise(Patch, 0.4f);
        float[] samples = [.. new float[Patch], .. loud, .. new float[2 * Patch], .. TestSignals.Noise(Patch, 1e-4f)];
        var result = Run(samples, out var batch);

        batch.PatchCount.ShouldBe(1);
        result.RmsMean!.Value.ShouldBe((Rms(loud) + Rms(samples.AsSpan(4 * Patch))) / 5, 1e-6, "silent patches count in the mean RMS");
        var alone = Run([.. loud, .. new float[256]], out _);
        for (var band = 0; band < 96; band++)
        {
            result.Vector![band].ShouldBe(alone.Vector![band], 0.02f);
        }
    }

    [Theory]
    [InlineData(Patch)]
    [InlineData((10 * Patch) + 77)]
    [InlineData(ShortestPatch)]
    [InlineData(8000)]
    [InlineData(512)]
    public void Complete_AllSilent_IsMissing(int length)
    {
        var result = Run(new float[length], out var batch);

        result.Vector.ShouldBeNull();
        result.RmsMean.ShouldBe(0);
        result.MissingReason!.Kind.ShouldBe("audio-silent");
        batch.PatchCount.ShouldBe(0);
    }

    [Fact]
    public void Complete_NoSamples_IsMissing()
    {
        var result = Run([], out _);

        (result.Vector, result.RmsMean).ShouldBe((null, null));
        result.MissingReason!.Kind.ShouldBe("audio-empty");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(511)]
    public void Complete_ShorterThanOneAnalysisWindow_IsMissing(int length)
    {
        var result = Run(TestSignals.Noise(length, 0.5f), out _);

        (result.Vector, result.RmsMean).ShouldBe((null, null));
        result.MissingReason!.Kind.ShouldBe("audio-too-short");
    }

    [Theory]
    [InlineData(512)]
    [InlineData(8000)]
    [InlineData(ShortestPatch - 1)]
    public void Complete_ShorterThanOnePatch_IsThatOfTheSongInALoop(int length)
    {
        var samples = TestSignals.Music(3)[..length];
        var result = Run(samples, out var batch);

        // One patch of the loop needs no padding behind it: the frames of a longer loop are the same.
        float[] loop = [.. Enumerable.Range(0, Patch).Select(i => samples[i % length])];
        var frames = PlainMelSpectrogram.Compute([.. loop, .. loop], Layout.FrontEnd!.Parameters);
        batch.PatchCount.ShouldBe(1);
        result.RmsMean!.Value.ShouldBe(Rms(loop), 1e-6);
        for (var band = 0; band < 96; band++)
        {
            ((double)result.Vector![band]).ShouldBe(PatchMean(frames, 0, band), 1e-5, $"value {band}");
        }
    }

    [Theory]
    [InlineData(ShortestPatch, 1)]
    [InlineData(Patch, 1)]
    [InlineData(Patch + ShortestPatch - 1, 1)]
    [InlineData(Patch + ShortestPatch, 2)]
    [InlineData((5 * Patch) + ShortestPatch, 6)]
    public void Complete_RestShorterThanAPatch_IsDropped(int length, int patches)
    {
        Run(TestSignals.Noise(length, 0.5f), out var batch);

        batch.PatchCount.ShouldBe(patches);
    }

    [Fact]
    public void Complete_ExactlyOnePatch_DoesNotRepeatIt()
    {
        var samples = TestSignals.Music(3)[..ShortestPatch];
        var frames = PlainMelSpectrogram.Compute(samples, Layout.FrontEnd!.Parameters);
        var result = Run(samples, out _);

        for (var band = 0; band < 96; band++)
        {
            ((double)result.Vector![band]).ShouldBe(PatchMean(frames, 0, band), 1e-5);
        }

        result.RmsMean!.Value.ShouldBe(Rms(samples), 1e-6);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    [InlineData(float.MaxValue)]
    [InlineData(1e20f)]
    public void Complete_SampleThatIsNoNumber_CostsItsPatchOnly(float bad)
    {
        float[] samples = [.. TestSignals.Noise(4 * Patch, 0.3f)];
        var expected = Run([.. samples[..Patch], .. samples[(2 * Patch)..]], out _);
        samples[Patch + 20_000] = bad;
        var result = Run(samples, out var batch);

        batch.PatchCount.ShouldBe(3);
        result.MissingReason.ShouldBeNull();
        result.Vector!.ShouldAllBe(value => float.IsFinite(value));
        result.RmsMean!.Value.ShouldBe(expected.RmsMean!.Value, 1e-6);
    }

    [Fact]
    public void Complete_BadSampleAtTheEndOfAPatch_DoesNotPoisonTheNext()
    {
        float[] samples = [.. TestSignals.Noise(3 * Patch, 0.3f)];
        samples[Patch - 1] = float.NaN;
        var result = Run(samples, out var batch);

        batch.PatchCount.ShouldBe(1, "the window of the second patch's first frame begins in the first patch");
        result.Vector!.ShouldAllBe(value => float.IsFinite(value));
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(3 * Patch)]
    public void Complete_NothingButDamagedPatches_IsMissing(int length)
    {
        float[] samples = [.. TestSignals.Noise(length, 0.3f)];
        for (var i = 100; i < length; i += 20_000)
        {
            samples[i] = float.NaN;
        }

        var result = Run(samples, out _);

        (result.Vector, result.RmsMean).ShouldBe((null, null));
        result.MissingReason!.Kind.ShouldBe("audio-not-finite");
        result.MissingReason.Text.ShouldNotContain("NaN");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public void Complete_NetworkGivesNaN_IsMissing(int firstNaN)
    {
        var batch = new StubBatch(Layout, 4) { FirstNaN = firstNaN };
        var result = Run(TestSignals.Noise(6 * Patch, 0.3f), batch, [50_000]);

        result.Vector.ShouldBeNull();
        result.RmsMean!.Value.ShouldBeGreaterThan(0.1);
        result.MissingReason!.Kind.ShouldBe("embedding-not-finite");
    }

    [Fact]
    public void Add_LongStream_AllocatesNothingAndStaysFlat()
    {
        using var workspace = new EmbeddingWorkspace(Layout, new StubBatch(Layout, 4));
        using var pass = workspace.Begin(_ => { });
        var minute = Bytes(TestSignals.Noise(60 * 16_000, 0.3f));
        pass.Add(minute);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 30; i++)
        {
            for (var start = 0; start < minute.Length; start += 65_536)
            {
                pass.Add(new ArraySegment<byte>(minute, start, Math.Min(65_536, minute.Length - start)));
            }
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
        pass.Complete().Vector.ShouldNotBeNull();
    }

    [Fact]
    public void Complete_SecondSongInTheSameWorkspace_HasNoTraceOfTheFirst()
    {
        using var workspace = new EmbeddingWorkspace(Layout, new StubBatch(Layout, 4));
        var samples = TestSignals.Music(10);
        using (var abandoned = workspace.Begin(_ => { }))
        {
            abandoned.Add(Bytes(TestSignals.Noise((7 * Patch) + 99, 0.9f)));
        }

        using var pass = workspace.Begin(_ => { });
        pass.Add(Bytes(samples));
        var result = pass.Complete();

        var fresh = Run(samples, out _);
        result.Vector.ShouldBe(fresh.Vector);
        result.RmsMean.ShouldBe(fresh.RmsMean);
    }

    [Fact]
    public void Dispose_Twice_GivesTheWorkspaceBackOnce()
    {
        using var workspace = new EmbeddingWorkspace(Layout, new StubBatch(Layout, 4));
        var returned = 0;
        var pass = workspace.Begin(_ => returned++);
        pass.Dispose();
        pass.Dispose();

        returned.ShouldBe(1);
        Should.Throw<ObjectDisposedException>(() => pass.Add(new byte[8]));
    }

    [Fact]
    public void Add_PartOfASample_Refuses()
    {
        using var workspace = new EmbeddingWorkspace(Layout, new StubBatch(Layout, 4));
        using var pass = workspace.Begin(_ => { });
        Should.Throw<ArgumentException>(() => pass.Add(new byte[6]));
    }

    private static SongEmbedding Run(float[] samples, out StubBatch batch, int[]? blocks = null)
    {
        batch = new StubBatch(Layout, 4);
        return Run(samples, batch, blocks ?? [samples.Length + 1]);
    }

    private static SongEmbedding Run(float[] samples, StubBatch batch, int[] blocks)
    {
        using var workspace = new EmbeddingWorkspace(Layout, batch);
        using var pass = workspace.Begin(_ => { });
        var bytes = Bytes(samples);
        for (int start = 0, i = 0; start < bytes.Length; i++)
        {
            var count = Math.Min(bytes.Length - start, 4 * blocks[i % blocks.Length]);
            pass.Add(new ArraySegment<byte>(bytes, start, count));
            start += count;
        }

        return pass.Complete();
    }

    private static byte[] Bytes(float[] samples) => MemoryMarshal.AsBytes(samples.AsSpan()).ToArray();

    private static double PatchMean(double[][] frames, int patch, int band) => frames.Skip(patch * 187).Take(187).Average(frame => frame[band]);

    private static double Rms(ReadOnlySpan<float> samples)
    {
        var sum = 0.0;
        foreach (var x in samples)
        {
            sum += (double)x * x;
        }

        return Math.Sqrt(sum / samples.Length);
    }
}
