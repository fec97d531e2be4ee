using System.Runtime.InteropServices;
using CsCheck;
using PredictPicks.Abstractions;
using PredictPicks.Selection.Features.Embedding;
using PredictPicks.Selection.Features.Frames;
using PredictPicks.Selection.Features.Spectrum;
using PredictPicks.Selection.Tests.Features.Spectrum;

namespace PredictPicks.Selection.Tests.Features.Embedding;

public class WindowsPassTests
{
    private const int Window = 4000;
    private const int Hop = 400;
    private static readonly MelParameters Mel = new(8000, 256, 100, 20, 0, 4000)
    {
        Power = 1, Compression = MelCompression.Decibels, IsRelativeToPatch = true, RangeDb = 80,
    };

    /// <summary>Edges and lengths, and how many windows OpenL3's own rules make of them (zeros), or the centres from 0 to the end (reflect).</summary>
    public static TheoryData<string, int, int> Counts() => new()
    {
        { "Zeros", 256, 1 },
        { "Zeros", 2000, 1 },
        { "Zeros", 2001, 2 },
        { "Zeros", 2400, 2 },
        { "Zeros", 8000, 16 },
        { "None", 256, 1 },
        { "None", 4000, 1 },
        { "None", 4001, 2 },
        { "None", 8000, 11 },
        { "Reflect", 256, 1 },
        { "Reflect", 399, 1 },
        { "Reflect", 400, 2 },
        { "Reflect", 8000, 21 },
        { "Reflect", 8399, 21 },
    };

    [Theory]
    [MemberData(nameof(Counts))]
    public void Complete_AnyLength_HasAWindowForEachHop(string edges, int length, int windows)
    {
        Run(TestSignals.Noise(length, 0.5f), Layout(edges), out var batch);

        batch.PatchCount.ShouldBe(windows);
    }

    [Theory]
    [InlineData("Zeros", 9001)]
    [InlineData("None", 9001)]
    [InlineData("Reflect", 9001)]
    [InlineData("Reflect", 700)]
    [InlineData("Zeros", 700)]
    public void Complete_Song_IsTheMeanOfItsWindowsWeightedByRms(string edges, int length)
    {
        var samples = TestSignals.Music(2, 8000)[..length];
        var result = Run(samples, Layout(edges), out _);

        var windows = Windows(samples, edges);
        double[] rms = [.. windows.Select(window => Math.Sqrt(window.Average(x => (double)x * x)))];
        var means = windows.Select(window => PlainMelSpectrogram.RelativeToMax(PlainMelSpectrogram.Compute(window, Mel), 80))
            .Select(frames => Enumerable.Range(0, 20).Select(band => frames.Average(frame => frame[band])).ToArray()).ToArray();
        for (var band = 0; band < 20; band++)
        {
            var expected = means.Select((mean, i) => rms[i] * mean[band]).Sum() / rms.Sum();
            ((double)result.Vector![band]).ShouldBe(expected, 1e-3, $"value {band}");
        }

        result.RmsMean!.Value.ShouldBe(rms.Average(), 1e-6);
    }

    [Fact]
    public void Complete_HoweverTheSongIsCut_GivesTheSameBits()
    {
        var samples = TestSignals.Music(3, 8000);
        var whole = Run(samples, Layout("Reflect"), out _);
        Gen.OneOf(Gen.Int[1, 100], Gen.Int[1, 5000], Gen.Int[1, 30_000]).Array[1, 20].Sample(
            blocks => Run(samples, Layout("Reflect"), out _, blocks).Vector.ShouldBe(whole.Vector), iter: 20);
    }

    [Fact]
    public void Complete_SilentWindows_AreMeasuredButNotHeard()
    {
        float[] samples = [.. new float[2 * Window], .. TestSignals.Noise(Window, 0.5f)];
        var result = Run(samples, Layout("None"), out var batch);

        // Of 21 windows, those that begin in the first Window samples are silent but for the last ones, which reach into the sound.
        batch.PatchCount.ShouldBe(10);
        result.RmsMean!.Value.ShouldBeLessThan(0.1);
        Run(new float[9000], Layout("Reflect"), out _).MissingReason!.Kind.ShouldBe("audio-silent");
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(1e20f)]
    public void Complete_SampleThatIsNoNumber_CostsItsWindowsOnly(float bad)
    {
        var samples = TestSignals.Noise(20_000, 0.3f);
        samples[10_000] = bad;
        var result = Run(samples, Layout("None"), out var batch);

        batch.PatchCount.ShouldBe(41 - 10);
        result.Vector!.ShouldAllBe(value => float.IsFinite(value));
    }

    [Fact]
    public void Complete_TooShortOrEmpty_IsMissing()
    {
        Run([], Layout("Reflect"), out _).MissingReason!.Kind.ShouldBe("audio-empty");
        Run(TestSignals.Noise(255, 0.5f), Layout("Reflect"), out _).MissingReason!.Kind.ShouldBe("audio-too-short");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Complete_ModelOfSamples_GetsThem(bool isStandardised)
    {
        var layout = new PatchLayout(null, 500, 1, 1e-3)
        {
            SampleRateHz = 8000, Order = PatchOrder.OfSamples[0], Windows = new WindowLayout(500, 500, WindowEdges.None, isStandardised),
        };
        var result = Run([.. Enumerable.Repeat(0.5f, 499), 0.75f], layout, out _);

        // The stub's vector is the mean of the window.
        result.Vector!.ShouldHaveSingleItem().ShouldBe(isStandardised ? 0 : 0.5005f, 1e-5f);
    }

    [Theory]
    [InlineData("frames-bands", new float[] { 0, 1, 2, 3, 4, 5 }, new[] { 3, 2 })]
    [InlineData("frames-bands-channel", new float[] { 0, 1, 2, 3, 4, 5 }, new[] { 3, 2, 1 })]
    [InlineData("bands-frames", new float[] { 0, 2, 4, 1, 3, 5 }, new[] { 2, 3 })]
    [InlineData("channel-bands-frames", new float[] { 0, 2, 4, 1, 3, 5 }, new[] { 1, 2, 3 })]
    public void Arrange_ThreeFramesOfTwoBands_PutsThemInTheNetworksOrder(string name, float[] expected, int[] shape)
    {
        var order = PatchOrder.OfBands.Single(order => order.Name == name);
        var target = new float[6];
        order.Arrange([0, 1, 2, 3, 4, 5], 2, target);

        target.ShouldBe(expected);
        order.Shape(3, 2).ShouldBe(shape);
    }

    /// <summary>By the rules in words: pad, then take windows while they fit.</summary>
    private static List<float[]> Windows(float[] samples, string edges)
    {
        float Mirrored(int place) => samples[FramePads.Reflect(place, samples.Length)];
        List<float> padded = edges switch
        {
            "Reflect" => [.. Enumerable.Range(-Window / 2, samples.Length + Window).Select(Mirrored)],
            "Zeros" => [.. new float[Window / 2], .. samples],
            _ => [.. samples],
        };
        while (edges != "Reflect" && (padded.Count < Window || (padded.Count - Window) % Hop != 0))
        {
            padded.Add(0);
        }

        return [.. Enumerable.Range(0, ((padded.Count - Window) / Hop) + 1).Select(i => padded.GetRange(i * Hop, Window).ToArray())];
    }

    private static PatchLayout Layout(string edges) => new(new MelSpectrogram(Mel), Mel.CountFrames(Window), 20, 1e-3)
    {
        Windows = new WindowLayout(Window, Hop, Enum.Parse<WindowEdges>(edges)),
    };

    private static SongEmbedding Run(float[] samples, PatchLayout layout, out StubBatch batch, int[]? blocks = null)
    {
        batch = new StubBatch(layout, 4);
        using var workspace = new EmbeddingWorkspace(layout, batch);
        using var pass = workspace.Begin(_ => { });
        for (int start = 0, i = 0; start < samples.Length; i++)
        {
            var count = Math.Min(samples.Length - start, blocks?[i % blocks.Length] ?? samples.Length);
            pass.Add(MemoryMarshal.AsBytes(samples.AsSpan(start, count)).ToArray());
            start += count;
        }

        return pass.Complete();
    }
}
