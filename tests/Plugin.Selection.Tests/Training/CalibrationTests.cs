using PredictPicks.Selection.Training;

namespace PredictPicks.Selection.Tests.Training;

public sealed class CalibrationTests
{
    [Fact]
    public void Fit_ScoresOfKnownOdds_FindsThem()
    {
        var random = new Random(1);
        var (hits, others) = (new List<double>(), new List<double>());
        for (var i = 0; i < 40_000; i++)
        {
            var score = (random.NextDouble() * 12) - 8;
            (random.NextDouble() < 1 / (1 + Math.Exp(-((0.6 * score) - 1))) ? hits : others).Add(score);
        }

        var calibration = Calibration.Fit(hits, others, 1);
        calibration.Slope.ShouldBe(0.6, 0.03);
        calibration.Intercept.ShouldBe(-1, 0.08);
    }

    [Fact]
    public void Fit_WeightOfOthers_IsAsIfEachCameThatOften()
    {
        var random = new Random(2);
        var hits = Enumerable.Range(0, 300).Select(_ => random.NextDouble() + 1).ToList();
        var others = Enumerable.Range(0, 900).Select(_ => random.NextDouble() * 2).ToList();
        var weighted = Calibration.Fit(hits, others, 3);
        var repeated = Calibration.Fit(hits, [.. others, .. others, .. others], 1);
        weighted.Slope.ShouldBe(repeated.Slope, 1e-6);
        weighted.Intercept.ShouldBe(repeated.Intercept, 1e-6);
    }

    [Theory]
    [InlineData(1.0, 2.0)]
    [InlineData(2.0, 1.0)]
    [InlineData(1.0, 1.0)]
    public void Fit_SeparableOrContraryOrEqualScores_StaysRisingAndFinite(double hit, double other)
    {
        var calibration = Calibration.Fit([hit, hit, hit], [other, other, other, other], 1);
        calibration.Slope.ShouldBeGreaterThan(0);
        double.IsFinite(calibration.Slope).ShouldBeTrue();
        calibration.Probability(hit).ShouldBeInRange(0, 1);
        calibration.Probability(5).ShouldBeGreaterThanOrEqualTo(calibration.Probability(-5));
    }

    [Fact]
    public void Fit_NothingKnown_IsFinite() => double.IsFinite(Calibration.Fit([], [], 1).Probability(0)).ShouldBeTrue();
}
