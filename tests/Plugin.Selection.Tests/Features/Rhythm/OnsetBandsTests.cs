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
