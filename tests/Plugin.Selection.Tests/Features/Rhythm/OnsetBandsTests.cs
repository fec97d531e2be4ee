using PredictPicks.Selection.Features.Rhythm;

namespace PredictPicks.Selection.Tests.Features.Rhythm;

public class OnsetBandsTests
{
    private const int Bins = 516;
    private readonly OnsetBands _bands = new(16_000, 1024);

    [Fact]
    public void Apply_OfAFlatSpectrum_IsFlatSinceWeightsSumToOne()
    {
        var bands = new float[OnsetBands.Count];

        _bands.Apply(Enumerable.Repeat(0.25f, Bins).ToArray(), bands);

        bands.ShouldAllBe(band => Math.Abs(band - 0.25f) < 1e-5f);
    }

    [Fact]
    public void Apply_OfAnySpectrum_IsTheDefinition()
    {
        var random = new Random(2);
        var spectrum = Enumerable.Range(0, Bins).Select(_ => (float)random.NextDouble()).ToArray();
        var bands = new float[OnsetBands.Count];

        _bands.Apply(spectrum, bands);

        double Mel(double hertz) => 2595 * Math.Log10(1 + (hertz / 700));
        double Corner(int i) => 700 * (Math.Pow(10, (Mel(30) + ((Mel(8000) - Mel(30)) * i / 41)) / 2595) - 1);
        for (var band = 0; band < bands.Length; band++)
        {
            var (low, centre, high) = (Corner(band), Corner(band + 1), Corner(band + 2));
            var weights = Enumerable.Range(0, 513).Select(bin => bin * 15.625)
                .Select(hertz => Math.Max(0, Math.Min((hertz - low) / (centre - low), (high - hertz) / (high - centre)))).ToArray();
            var expected = weights.Sum() > 0 ? weights.Zip(spectrum, (w, x) => w * x).Sum() / weights.Sum() : spectrum[(int)Math.Round(centre / 15.625)];
            ((double)bands[band]).ShouldBe(expected, 1e-5, $"band {band}");
        }
    }

    [Fact]
    public void Apply_OfASingleBin_ReachesAtMostTwoNeighbouringBandsUnlessBandsAreNarrowerThanBins()
    {
        for (var bin = 20; bin < 512; bin++)
        {
            var (spectrum, bands) = (new float[Bins], new float[OnsetBands.Count]);
            spectrum[bin] = 1;

            _bands.Apply(spectrum, bands);

            var reached = Enumerable.Range(0, bands.Length).Where(band => bands[band] > 0).ToArray();
            reached.Length.ShouldBeInRange(1, 2, $"bin {bin}");
            (reached[^1] - reached[0]).ShouldBeLessThanOrEqualTo(1);
        }
    }
}
