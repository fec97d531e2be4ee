using PredictPicks.Selection.Features.Spectrum;

namespace PredictPicks.Selection.Tests.Features.Spectrum;

public class PreciseFftTests
{
    [Theory]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(16)]
    [InlineData(64)]
    [InlineData(256)]
    [InlineData(2048)]
    public void Power_Noise_AgreesWithTheDefinition(int length)
    {
        double[] signal = [.. TestSignals.Noise(length, 0.9f).Select(x => (double)x)];
        var power = new float[(length / 2) + 1];
        var fft = new PreciseFft(length);
        fft.Power(signal, power, new double[fft.ScratchLength]);

        var (real, imaginary) = PlainDft.Transform(signal);
        for (var k = 0; k < power.Length; k++)
        {
            var expected = (real[k] * real[k]) + (imaginary[k] * imaginary[k]);
            ((double)power[k]).ShouldBe(expected, (1e-6 * expected) + 1e-12, $"bin {k}");
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(100)]
    public void Create_LengthThatCannotBe_Refuses(int length) => Should.Throw<ArgumentOutOfRangeException>(() => new PreciseFft(length));
}
