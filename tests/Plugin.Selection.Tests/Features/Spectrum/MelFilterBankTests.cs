using PredictPicks.Selection.Features.Spectrum;

namespace PredictPicks.Selection.Tests.Features.Spectrum;

public class MelFilterBankTests
{
    [Theory]
    [InlineData(16_000, 512, 96, 0, 8000)]
    [InlineData(16_000, 512, 1, 0, 8000)]
    [InlineData(44_100, 2048, 128, 20, 16_000)]
    [InlineData(48_000, 2048, 256, 0, 24_000)]
    [InlineData(22_050, 1024, 40, 133.33, 6854)]
    public void Apply_ToOneBinAtATime_GivesTheTrianglesWeights(int sampleRate, int fftLength, int bands, double minHz, double maxHz)
    {
        var parameters = new MelParameters(sampleRate, fftLength, fftLength / 2, bands, minHz, maxHz, 1);
        var filters = new MelFilterBank(sampleRate, fftLength, bands, minHz, maxHz);
        var expected = PlainMelSpectrogram.Filters(parameters);
        var power = new float[filters.PowerLength];
        var sums = new float[bands];
        for (var bin = 0; bin <= fftLength / 2; bin++)
        {
            power[bin] = 1;
            filters.Apply(power, sums);
            power[bin] = 0;
            for (var band = 0; band < bands; band++)
            {
                ((double)sums[band]).ShouldBe(expected[band][bin], 1e-6 * (expected[band].Max() + 1e-9), $"band {band}, bin {bin}");
            }
        }
    }

    [Fact]
    public void Apply_ToWhiteNoisesSpectrum_GivesEveryBandItsArea()
    {
        // Area 1 over Hz, sampled every 15.6 Hz: the wide bands come out at 1 / 15.6.
        var filters = new MelFilterBank(16_000, 1024, 40, 0, 8000);
        var power = new float[filters.PowerLength];
        power.AsSpan(0, 513).Fill(1);
        var sums = new float[40];
        filters.Apply(power, sums);

        sums[20..39].ShouldAllBe(sum => Math.Abs((sum * 15.625f) - 1) < 0.03);
    }

    [Theory]
    [InlineData(0, 0, 8000)]
    [InlineData(96, -1, 8000)]
    [InlineData(96, 8000, 8000)]
    [InlineData(96, 0, 8001)]
    public void Constructor_BandsThatCannotBe_Refuses(int bands, double minHz, double maxHz) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new MelFilterBank(16_000, 512, bands, minHz, maxHz));

    [Fact]
    public void Apply_SpectrumWithoutPadding_Refuses()
    {
        var filters = new MelFilterBank(16_000, 512, 96, 0, 8000);
        Should.Throw<ArgumentException>(() => filters.Apply(new float[257], new float[96])).ParamName.ShouldBe("spectrum");
    }
}
