using PredictPicks.Selection.Features.Spectrum;

namespace PredictPicks.Selection.Tests.Features.Spectrum;

/// <summary>The front ends that cards can ask for, against their definitions.</summary>
public class MelFrontEndTests
{
    private const double ToleranceDb = 1e-3;
    private const double ToleranceLog = 1e-4;

    /// <summary>About OpenL3's, EdgeL3's, that of the PANNs, and VGGish's.</summary>
    private static readonly Dictionary<string, MelParameters> FrontEnds = new(StringComparer.Ordinal)
    {
        ["openl3"] = new(48_000, 2048, 242, 256, 0, 24_000)
        {
            Power = 1, Compression = MelCompression.Decibels, IsRelativeToPatch = true, RangeDb = 80,
        },
        ["edgel3"] = new(8000, 1024, 160, 64, 0, 4000)
        {
            Padding = FramePadding.Same, BandPower = 0.5, Scale = MelScaleKind.Htk, Compression = MelCompression.Decibels, IsRelativeToPatch = true, RangeDb = 80,
        },
        ["panns"] = new(32_000, 1024, 320, 64, 50, 14_000)
        {
            Padding = FramePadding.Reflect, Compression = MelCompression.Decibels,
        },
        ["vggish"] = new(16_000, 512, 160, 64, 125, 7500)
        {
            Padding = FramePadding.None, Power = 1, Scale = MelScaleKind.Htk, Norm = MelNorm.None, Compression = MelCompression.LogOffset, Floor = 0.01,
        },
        ["odd"] = new(16_000, 256, 100, 30, 40, 8000, 1000) { Window = FrameWindow.Hamming, Norm = MelNorm.None, Padding = FramePadding.Reflect },
        ["bare"] = new(16_000, 256, 128, 20, 0, 8000, 10) { Window = FrameWindow.Rectangular, Padding = FramePadding.None },
    };

    public static TheoryData<string, string> EverySound() =>
        [.. from name in FrontEnds.Keys from sound in (string[])["music", "noise", "tone", "impulse", "silence"] select (name, sound)];

    public static TheoryData<string, int> EveryLength() =>
        [.. from name in (string[])["edgel3", "panns", "odd", "bare"] from length in (int[])[1, 2, 3, 127, 128, 129, 255, 256, 257, 999, 1024, 8192, 8449] select (name, length)];

    [Theory]
    [MemberData(nameof(EverySound))]
    public void Read_KnownSound_AgreesWithTheDefinition(string name, string sound) => ShouldAgree(FrontEnds[name], sound switch
    {
        "music" => TestSignals.Music(0.35, FrontEnds[name].SampleRateHz),
        "noise" => TestSignals.Noise(5001, 0.7f),
        "tone" => TestSignals.Tone(6000, 440, 0.9f),
        "impulse" => [.. Enumerable.Range(0, 3000).Select(i => i == 1400 ? 1f : 0)],
        _ => new float[3000],
    });

    [Theory]
    [MemberData(nameof(EveryLength))]
    public void Read_AnyLength_AgreesWithTheDefinition(string name, int length) => ShouldAgree(FrontEnds[name], TestSignals.Noise(length, 0.5f));

    /// <summary>Cut into blocks, mirrored ends included, every frame has the same bits.</summary>
    [Theory]
    [InlineData("panns", 1)]
    [InlineData("panns", 500)]
    [InlineData("odd", 7)]
    [InlineData("bare", 129)]
    public void Read_HoweverTheSignalIsCut_GivesTheSameBits(string name, int block)
    {
        var samples = TestSignals.Noise(9001, 0.5f);
        Patch(FrontEnds[name], samples, block).ShouldBe(Patch(FrontEnds[name], samples, samples.Length));
    }

    [Theory]
    [InlineData("odd", 8)]
    [InlineData("odd", 9001)]
    [InlineData("bare", 9001)]
    public void Read_AnyPadding_CountsEachSampleOnce(string name, int length)
    {
        var parameters = FrontEnds[name];
        var samples = TestSignals.Noise(length, 0.5f);
        var stream = new MelStream(new MelSpectrogram(parameters));
        var (energy, count) = (0.0, 0);
        var bands = new float[parameters.Bands];
        void Drain()
        {
            while (stream.TryRead(bands, out var frameEnergy, out var samplesOfFrame))
            {
                energy += frameEnergy;
                count += samplesOfFrame;
            }
        }

        for (var start = 0; start < length; Drain())
        {
            start += stream.Write(samples.AsSpan(start));
        }

        stream.End();
        Drain();

        // Without padding, what is left over after the last frame's hop is in no frame of its own.
        var frames = parameters.CountFrames(length);
        count.ShouldBe(parameters.Padding == FramePadding.None ? frames * parameters.HopLength : length);
        energy.ShouldBe(samples.Take(count).Sum(x => (double)x * x), 1e-5 * (count + 1));
    }

    private static void ShouldAgree(MelParameters parameters, float[] samples)
    {
        var expected = PlainMelSpectrogram.Compute(samples, parameters);
        if (parameters.IsRelativeToPatch && expected.Length > 0)
        {
            expected = PlainMelSpectrogram.RelativeToMax(expected, parameters.RangeDb);
        }

        var actual = Patch(parameters, samples, samples.Length);
        actual.Length.ShouldBe(expected.Length * parameters.Bands);
        parameters.CountFrames(samples.Length).ShouldBe(expected.Length);
        var tolerance = parameters.Compression == MelCompression.Decibels ? ToleranceDb : ToleranceLog;
        for (var i = 0; i < actual.Length; i++)
        {
            var value = expected[i / parameters.Bands][i % parameters.Bands];
            Math.Abs(actual[i] - value).ShouldBeLessThan(tolerance, $"frame {i / parameters.Bands}, band {i % parameters.Bands}: {actual[i]} for {value}");
        }
    }

    private static float[] Patch(MelParameters parameters, float[] samples, int block)
    {
        var spectrogram = new MelSpectrogram(parameters);
        var stream = new MelStream(spectrogram, samples.Length);
        var patch = new List<float>();
        var bands = new float[parameters.Bands];
        void Drain()
        {
            while (stream.TryRead(bands, out _, out _))
            {
                patch.AddRange(bands);
            }
        }

        for (var start = 0; start < samples.Length; Drain())
        {
            start += stream.Write(samples.AsSpan(start, Math.Min(block, samples.Length - start)));
        }

        stream.End();
        Drain();
        float[] values = [.. patch];
        if (values.Length > 0)
        {
            spectrogram.CompletePatch(values);
        }

        return values;
    }
}
