using PredictPicks.Selection.Features.Spectrum;
using PredictPicks.Selection.Features.Tonal;
using PredictPicks.Selection.Tests.Features.Frames;

namespace PredictPicks.Selection.Tests.Features.Tonal;

public class SpectralPeaksTests
{
    private const int Length = 2048;
    private readonly SpectralPeaks _peaks = new(Sounds.Rate, Length, 100, 5000, 4.0 / Length);

    [Theory]
    [InlineData(110.0)]
    [InlineData(440.0)]
    [InlineData(1003.7)]
    [InlineData(4990.0)]
    public void Find_OfASine_PlacesItWithinThreeCents(double hertz)
    {
        _peaks.Find(Power(Sounds.Sine(0.128, hertz, 0.25)));

        _peaks.Hertz[Strongest()].ShouldBe((float)hertz, (float)(hertz * 0.0018));
        _peaks.Magnitudes[Strongest()].ShouldBe(0.25f, 0.012f);
    }

    [Theory]
    [InlineData(60.0)]
    [InlineData(6000.0)]
    public void Find_OfASineOutsideTheRange_TakesNoneOfItsPeak(double hertz)
    {
        _peaks.Find(Power(Sounds.Sine(0.128, hertz, 0.25)));

        foreach (var magnitude in _peaks.Magnitudes)
        {
            magnitude.ShouldBeLessThan(0.01f);
        }
    }

    [Fact]
    public void Find_OfNoise_TakesTheStrongestSixtyMaxima()
    {
        var power = Power(Sounds.Noise(0.128));
        var maxima = Enumerable.Range(13, 628).Where(bin => power[bin] > power[bin - 1] && power[bin] >= power[bin + 1]).Select(bin => power[bin]).OrderDescending().ToArray();
        maxima.Length.ShouldBeGreaterThan(SpectralPeaks.Most);

        _peaks.Find(power);

        _peaks.Count.ShouldBe(SpectralPeaks.Most);
        var weakest = Math.Sqrt(maxima[SpectralPeaks.Most - 1]) * 4 / Length;
        foreach (var magnitude in _peaks.Magnitudes)
        {
            ((double)magnitude).ShouldBeGreaterThanOrEqualTo(weakest * 0.9999);
        }
    }

    [Fact]
    public void Find_UpToAnyFrequency_TakesTheMaximaOfAPlainLoop()
    {
        var power = Power(Sounds.Noise(0.128, seed: 3));
        for (var last = 20; last < 60; last++)
        {
            var peaks = new SpectralPeaks(Sounds.Rate, Length, 100, last * 7.8125, 4.0 / Length);

            peaks.Find(power);

            var expected = Enumerable.Range(13, last - 12).Where(bin => power[bin] > power[bin - 1] && power[bin] >= power[bin + 1]).ToArray();
            peaks.Hertz.ToArray().Select(hertz => (int)Math.Round(hertz / 7.8125)).ShouldBe(expected, $"up to bin {last}");
        }
    }

    [Fact]
    public void Find_OfSilenceOrAConstant_FindsNothing()
    {
        _peaks.Find(Power(new float[Length]));
        _peaks.Count.ShouldBe(0);

        _peaks.Find(Power(Sounds.Constant(0.128, 0.5f)));
        _peaks.Magnitudes.ToArray().ShouldAllBe(magnitude => magnitude < 1e-4f);
    }

    private int Strongest() => _peaks.Magnitudes.IndexOf(_peaks.Magnitudes.ToArray().Max());

    private static float[] Power(float[] samples)
    {
        var window = Windows.PeriodicHann(Length);
        var fft = new RealFft(Length);
        var power = new float[fft.Bins];
        fft.Power(samples.Zip(window, (x, w) => x * w).ToArray(), power, new float[fft.ScratchLength]);
        return power;
    }
}
