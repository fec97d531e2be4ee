using CsCheck;
using PredictPicks.Selection.Features.Spectrum;

namespace PredictPicks.Selection.Tests.Features.Spectrum;

public class MelStreamTests
{
    private static readonly MelParameters Parameters = new(16_000, 512, 256, 96, 0, 8000, 10_000);

    public static TheoryData<string> Signals() => ["music", "noise", "tone", "impulse", "silence", "constant", "loud"];

    [Theory]
    [MemberData(nameof(Signals))]
    public void Read_KnownSignal_AgreesWithTheDefinition(string name)
    {
        var samples = Signal(name);
        var actual = Frames(samples, [samples.Length]);
        var expected = PlainMelSpectrogram.Compute(samples, Parameters);

        actual.Count.ShouldBe(expected.Length);
        for (var frame = 0; frame < expected.Length; frame++)
        {
            for (var band = 0; band < Parameters.Bands; band++)
            {
                // Where a tone is 60 dB above the band, single precision leaves a relative error of 1e-4 in the band's power.
                Math.Abs(actual[frame].LogMel[band] - expected[frame][band]).ShouldBeLessThan(2e-4, $"frame {frame}, band {band}");
            }
        }
    }

    [Theory]
    [InlineData(1024, 300)]
    [InlineData(2048, 242)]
    [InlineData(256, 1)]
    public void Read_OtherFrames_AgreesWithTheDefinition(int fftLength, int hopLength)
    {
        var parameters = new MelParameters(22_050, fftLength, hopLength, 40, 50, 10_000, 100);
        var samples = TestSignals.Music(hopLength == 1 ? 0.01 : 0.4, 22_050);
        var actual = Frames(samples, [samples.Length], parameters);
        var expected = PlainMelSpectrogram.Compute(samples, parameters);

        actual.Count.ShouldBe(expected.Length);
        for (var frame = 0; frame < expected.Length; frame++)
        {
            for (var band = 0; band < parameters.Bands; band++)
            {
                Math.Abs(actual[frame].LogMel[band] - expected[frame][band]).ShouldBeLessThan(2e-4, $"frame {frame}, band {band}");
            }
        }
    }

    [Fact]
    public void Read_HoweverTheSignalIsCut_GivesTheSameBits()
    {
        var samples = TestSignals.Music(2.5);
        var whole = Frames(samples, [samples.Length]);
        Gen.OneOf(Gen.Int[1, 40], Gen.Int[1, 700], Gen.Int[1, 30_000]).Array[1, 60].Sample(
            blocks =>
            {
                var cut = Frames(samples, blocks);
                cut.Count.ShouldBe(whole.Count);
                for (var frame = 0; frame < whole.Count; frame++)
                {
                    cut[frame].LogMel.ShouldBe(whole[frame].LogMel);
                    cut[frame].Energy.ShouldBe(whole[frame].Energy);
                    cut[frame].SampleCount.ShouldBe(whole[frame].SampleCount);
                }
            },
            iter: 40);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(511)]
    [InlineData(512)]
    [InlineData(8191)]
    [InlineData(8192)]
    [InlineData(8193)]
    [InlineData(100_000)]
    public void Read_AnyLength_CountsEachSampleOnce(int length)
    {
        var samples = TestSignals.Noise(length, 0.5f);
        var frames = Frames(samples, [1000]);

        frames.Count.ShouldBe((length / 256) + 1);
        frames.Sum(frame => frame.SampleCount).ShouldBe(length);
        frames.Sum(frame => (double)frame.Energy).ShouldBe(samples.Sum(x => (double)x * x), 1e-5 * (length + 1));
    }

    [Fact]
    public void Read_Tone_IsLoudestInTheBandAroundIt()
    {
        // Band b peaks at edge b + 1; below 1 kHz the 98 edges lie 31.06 Hz apart, so 466 Hz is edge 15.
        var frame = Frames(TestSignals.Tone(16_000, 466, 0.5f), [16_000])[30].LogMel;

        Array.IndexOf(frame, frame.Max()).ShouldBe(14);
    }

    [Fact]
    public void Restart_AfterAnotherSignal_LeavesNoTrace()
    {
        var samples = TestSignals.Music(0.5);
        var stream = new MelStream(new MelSpectrogram(Parameters));
        Read(stream, TestSignals.Noise(5000, 1), [777], Parameters.Bands);
        stream.Restart();

        var again = Read(stream, samples, [samples.Length], Parameters.Bands);
        var fresh = Frames(samples, [samples.Length]);
        again.Select(frame => frame.LogMel).ShouldBe(fresh.Select(frame => frame.LogMel));
    }

    [Theory]
    [InlineData(512, 0, 10_000)]
    [InlineData(512, 257, 10_000)]
    [InlineData(512, 256, 0)]
    [InlineData(500, 250, 10_000)]
    public void Spectrogram_ParametersThatCannotBe_Refuses(int fftLength, int hopLength, double gain) =>
        Should.Throw<ArgumentException>(() => new MelSpectrogram(Parameters with { FftLength = fftLength, HopLength = hopLength, LogGain = gain }));

    private static float[] Signal(string name) => name switch
    {
        "music" => TestSignals.Music(1.2),
        "noise" => TestSignals.Noise(9000, 0.7f),
        "tone" => TestSignals.Tone(9000, 3000, 0.9f),
        "impulse" => [.. Enumerable.Range(0, 3000).Select(i => i == 1400 ? 1f : 0)],
        "silence" => new float[3000],
        "constant" => [.. Enumerable.Repeat(0.25f, 3000)],
        _ => TestSignals.Noise(3000, 30f),
    };

    private static List<Frame> Frames(float[] samples, int[] blocks, MelParameters? parameters = null)
    {
        var spectrogram = new MelSpectrogram(parameters ?? Parameters);
        return Read(new MelStream(spectrogram), samples, blocks, spectrogram.Parameters.Bands);
    }

    /// <summary>Feeds the samples in blocks of the given lengths, over and over.</summary>
    private static List<Frame> Read(MelStream stream, float[] samples, int[] blocks, int bands)
    {
        var frames = new List<Frame>();
        for (int start = 0, i = 0; start < samples.Length; i++)
        {
            var end = Math.Min(samples.Length, start + blocks[i % blocks.Length]);
            while (start < end)
            {
                start += stream.Write(samples.AsSpan(start..end));
                Drain(stream, frames, bands);
            }
        }

        stream.End();
        Drain(stream, frames, bands);
        return frames;
    }

    private static void Drain(MelStream stream, List<Frame> frames, int bands)
    {
        var logMel = new float[bands];
        while (stream.TryRead(logMel, out var energy, out var sampleCount))
        {
            frames.Add(new Frame([.. logMel], energy, sampleCount));
        }
    }

    private sealed record Frame(float[] LogMel, float Energy, int SampleCount);
}
