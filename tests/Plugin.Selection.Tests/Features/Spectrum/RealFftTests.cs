using CsCheck;
using PredictPicks.Selection.Features.Spectrum;

namespace PredictPicks.Selection.Tests.Features.Spectrum;

public class RealFftTests
{
    /// <summary>16-bit samples: no squares that underflow.</summary>
    private static Gen<float> Sample { get; } = Gen.Int[-32768, 32767].Select(value => value / 32768f);

    /// <summary>Rounding of single precision, 2^-24, grows with the depth of the transform; measured: at most 0.28 of this bound.</summary>
    private static double Tolerance(int length) => 1.2e-7 * (2 + Math.Log2(length));

    public static TheoryData<int> Lengths() => [.. Enumerable.Range(1, 13).Select(power => 1 << power)];

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Forward_OfNoise_IsTheDefinitionsSum(int length)
    {
        var signal = Noise(length, seed: length);
        var (real, imaginary) = Forward(signal);
        var (expectedReal, expectedImaginary) = PlainDft.Transform(signal);

        var scale = Norm(signal) * Math.Sqrt(length);
        for (var k = 0; k <= length / 2; k++)
        {
            Math.Abs(real[k] - expectedReal[k]).ShouldBeLessThan(Tolerance(length) * scale, $"real part, bin {k}");
            Math.Abs(imaginary[k] - expectedImaginary[k]).ShouldBeLessThan(Tolerance(length) * scale, $"imaginary part, bin {k}");
        }
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Forward_OfAnImpulse_TurnsWithItsPlace(int length)
    {
        for (var place = 0; place < length; place += Math.Max(1, length / 16))
        {
            var signal = new float[length];
            signal[place] = 1;
            var (real, imaginary) = Forward(signal);
            for (var k = 0; k <= length / 2; k++)
            {
                var (sine, cosine) = Math.SinCos(-2 * Math.PI * ((long)k * place % length) / length);
                ((double)real[k]).ShouldBe(cosine, 1e-6, $"real part, impulse at {place}, bin {k}");
                ((double)imaginary[k]).ShouldBe(sine, 1e-6, $"imaginary part, impulse at {place}, bin {k}");
            }
        }
    }

    [Theory]
    [InlineData(32768)]
    [InlineData(65536)]
    public void Power_OfALongPureTone_IsInItsBinAlone(int length)
    {
        var bin = length / 5;
        var signal = Tone(length, bin, amplitude: 0.5, phase: 0.3);
        var power = Power(signal);

        var expected = Math.Pow(0.5 * length / 2, 2);
        (power[bin] / expected).ShouldBe(1, 1e-5);
        power[bin] = 0;
        power.Max().ShouldBeLessThan((float)(expected * 1e-10));
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Power_OfAConstant_IsAtZeroAlone(int length)
    {
        var power = Power([.. Enumerable.Repeat(0.5f, length)]);

        power[0].ShouldBe(0.25f * length * length, 1e-5f * length * length);
        power[1..].ShouldAllBe(value => value <= 1e-12f * length * length);
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Power_OfTheHighestFrequency_IsInTheLastBin(int length)
    {
        var power = Power([.. Enumerable.Range(0, length).Select(t => t % 2 == 0 ? 1f : -1f)]);

        power[^1].ShouldBe((float)length * length, 1e-5f * length * length);
        power[..^1].ShouldAllBe(value => value <= 1e-12f * length * length);
    }

    [Fact]
    public void Power_OfAnySignal_KeepsTheEnergy() =>
        Gen.Int[1, 12].SelectMany(power => Sample.Array[1 << power]).Sample(signal =>
        {
            var power = Power(signal);
            var energy = power[0] + power[^1] + (2 * power[1..^1].Sum(value => (double)value));
            var expected = signal.Sum(x => (double)x * x) * signal.Length;
            Math.Abs(energy - expected).ShouldBeLessThanOrEqualTo(2e-6 * expected);
        });

    [Fact]
    public void Forward_OfASum_IsTheSumOfSpectra() =>
        Gen.Int[1, 11].SelectMany(power => Gen.Select(Sample.Array[1 << power], Sample.Array[1 << power], Gen.Float[-3, 3]))
            .Sample((a, b, factor) =>
            {
                var (sumReal, sumImaginary) = Forward([.. a.Zip(b, (x, y) => x + (factor * y))]);
                var (aReal, aImaginary) = Forward(a);
                var (bReal, bImaginary) = Forward(b);
                var tolerance = 4 * Tolerance(a.Length) * a.Length;
                for (var k = 0; k < aReal.Length; k++)
                {
                    ((double)sumReal[k]).ShouldBe(aReal[k] + (factor * bReal[k]), tolerance);
                    ((double)sumImaginary[k]).ShouldBe(aImaginary[k] + (factor * bImaginary[k]), tolerance);
                }
            });

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Forward_WhereverTheSpansLie_GivesTheSameBitsAndStaysInside(int length)
    {
        var signal = Noise(length, seed: 5);
        var fft = new RealFft(length);
        var (expectedReal, expectedImaginary) = Forward(signal);
        for (var offset = 0; offset < 5; offset++)
        {
            var input = Guarded(length, offset, signal);
            var real = Guarded(fft.Bins, offset, []);
            var imaginary = Guarded(fft.Bins, offset, []);
            var scratch = Guarded(fft.ScratchLength, offset, []);

            fft.Forward(
                input.AsSpan(8 + offset, length),
                real.AsSpan(8 + offset, fft.Bins),
                imaginary.AsSpan(8 + offset, fft.Bins),
                scratch.AsSpan(8 + offset, fft.ScratchLength));

            input.ShouldBe(Guarded(length, offset, signal));
            real.ShouldBe(Guarded(fft.Bins, offset, expectedReal));
            imaginary.ShouldBe(Guarded(fft.Bins, offset, expectedImaginary));
            scratch[..(8 + offset)].ShouldAllBe(value => value == Guard);
            scratch[(8 + offset + fft.ScratchLength)..].ShouldAllBe(value => value == Guard);
        }
    }

    [Fact]
    public void Forward_ByManyThreadsOnOnePlan_GivesEachItsSpectrum()
    {
        var fft = new RealFft(1024);
        Parallel.For(0, 64, seed =>
        {
            var signal = Noise(1024, seed);
            var (real, imaginary, scratch) = (new float[fft.Bins], new float[fft.Bins], new float[fft.ScratchLength]);
            for (var round = 0; round < 20; round++)
            {
                fft.Forward(signal, real, imaginary, scratch);
            }

            var (expectedReal, expectedImaginary) = Forward(signal);
            real.ShouldBe(expectedReal);
            imaginary.ShouldBe(expectedImaginary);
        });
    }

    [Fact]
    public void Power_InTheSteadyState_AllocatesNothing()
    {
        var fft = new RealFft(512);
        var (signal, power, scratch) = (Noise(512, 1), new float[fft.Bins], new float[fft.ScratchLength]);
        fft.Power(signal, power, scratch);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            fft.Power(signal, power, scratch);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(-8)]
    [InlineData(1000)]
    [InlineData(2 * RealFft.MaxLength)]
    public void Constructor_LengthThatIsNoPowerOfTwoInRange_Refuses(int length) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new RealFft(length));

    [Fact]
    public void Forward_SpanTooShort_Refuses()
    {
        var fft = new RealFft(64);
        var scratch = new float[fft.ScratchLength];
        Should.Throw<ArgumentException>(() => fft.Forward(new float[63], new float[33], new float[33], scratch)).ParamName.ShouldBe("signal");
        Should.Throw<ArgumentException>(() => fft.Forward(new float[64], new float[32], new float[33], scratch)).ParamName.ShouldBe("real");
        Should.Throw<ArgumentException>(() => fft.Forward(new float[64], new float[33], new float[32], scratch)).ParamName.ShouldBe("imaginary");
        Should.Throw<ArgumentException>(() => fft.Power(new float[64], new float[33], scratch.AsSpan(1).ToArray())).ParamName.ShouldBe("scratch");
    }

    private const float Guard = 12345.5f;

    private static float[] Guarded(int length, int offset, float[] content)
    {
        var guarded = new float[length + offset + 16];
        Array.Fill(guarded, Guard);
        content.CopyTo(guarded.AsSpan(8 + offset));
        return guarded;
    }

    private static (float[] Real, float[] Imaginary) Forward(float[] signal)
    {
        var fft = new RealFft(signal.Length);
        var (real, imaginary) = (new float[fft.Bins], new float[fft.Bins]);
        fft.Forward(signal, real, imaginary, new float[fft.ScratchLength]);
        return (real, imaginary);
    }

    private static float[] Power(float[] signal)
    {
        var fft = new RealFft(signal.Length);
        var power = new float[fft.Bins];
        fft.Power(signal, power, new float[fft.ScratchLength]);
        return power;
    }

    private static float[] Noise(int length, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, length).Select(_ => (random.NextSingle() * 2) - 1)];
    }

    private static float[] Tone(int length, int bin, double amplitude, double phase) =>
        [.. Enumerable.Range(0, length).Select(t => (float)(amplitude * Math.Cos((2 * Math.PI * ((long)bin * t % length) / length) + phase)))];

    private static double Norm(float[] values) => Math.Sqrt(values.Sum(x => (double)x * x)) / Math.Sqrt(values.Length);
}
