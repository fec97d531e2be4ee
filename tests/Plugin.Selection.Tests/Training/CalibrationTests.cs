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

    [Fact]
    public void Of_ManyPicksWhoseOddsAreNoLine_TakesSteps()
    {
        var scores = Bent(400);
        var calibration = CalibrationChoice.Of(scores, 1);
        calibration.Steps.ShouldNotBeNull();
        calibration.Probability(1).ShouldBe(0.1, 0.05);
        calibration.Probability(1.8).ShouldBe(0.1, 0.05);
        calibration.Probability(2.5).ShouldBeGreaterThan(0.6);
        var probabilities = Enumerable.Range(-40, 80).Select(score => calibration.Probability(score / 10.0)).ToList();
        probabilities.ShouldBeInOrder();
        probabilities.ShouldAllBe(probability => probability > 0 && probability < 1);
    }

    [Fact]
    public void Of_FewPicks_IsPlatts() => CalibrationChoice.Of(Bent(50), 1).Steps.ShouldBeNull();

    [Fact]
    public void Of_OddsThatAreALine_IsPlatts()
    {
        var random = new Random(4);
        CalibrationChoice.Of(Draw(random, 300, () => (random.NextDouble() * 8) - 6, score => 1 / (1 + Math.Exp(-score))), 1).Steps.ShouldBeNull();
    }

    /// <summary>All scores below 2 are alike, above it most songs are picks.</summary>
    private static ValidationScores Bent(int hits)
    {
        var random = new Random(3);
        return Draw(random, hits, () => random.NextDouble() * 3, score => score < 2 ? 0.1 : 0.8);
    }

    private static ValidationScores Draw(Random random, int hits, Func<double> draw, Func<double, double> probability)
    {
        var scores = new ValidationScores();
        for (var round = 0; round < 5; round++)
        {
            var (hit, other) = (new List<double>(), new List<double>());
            while (hit.Count < hits / 5)
            {
                var score = draw();
                (random.NextDouble() < probability(score) ? hit : other).Add(score);
            }

            scores.Add([.. hit], [.. other]);
        }

        return scores;
    }
}
