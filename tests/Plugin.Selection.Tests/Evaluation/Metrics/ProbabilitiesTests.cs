using PredictPicks.Selection.Evaluation.Metrics;

namespace PredictPicks.Selection.Tests.Evaluation.Metrics;

public sealed class ProbabilitiesTests
{
    [Fact]
    public void CrossFitted_ScoresThatTell_BeatTheBaseRate()
    {
        var folds = Enumerable.Range(0, 5).Select(fold => Scores(fold, hidden: 20, others: 200, lead: 2)).ToList();

        var forecasts = CrossFittedProbabilities.Of(folds, seed: 1);

        forecasts.Count.ShouldBe(1100);
        Brier.Of(forecasts).Skill(Once(100)).ShouldBeGreaterThan(0.2);
        var top = CalibrationCurve.TopTenth(forecasts);
        top.MeanProbability.ShouldBe(top.HitRate, 0.1);
    }

    [Fact]
    public void CrossFitted_ScoresOfChance_PromiseNoMoreThanTheBaseRate()
    {
        var folds = Enumerable.Range(0, 5).Select(fold => Scores(fold, hidden: 20, others: 200, lead: 0)).ToList();

        Brier.Of(CrossFittedProbabilities.Of(folds, seed: 1)).Skill(Once(100)).ShouldBe(0, 0.05);
    }

    /// <summary>The second fold's scores mislead: the first fold gets what these teach, and the second what the first teaches.</summary>
    [Fact]
    public void CrossFitted_FoldsThatContradict_AreEachMappedByTheOther()
    {
        List<FoldScores> folds = [new([1, 1], [0, 0]), new([0, 0], [1, 1])];

        var forecasts = CrossFittedProbabilities.Of(folds, seed: 1);

        forecasts.Select(forecast => forecast.Probability).ShouldBe([0.5, 0.5, 0.5, 0.5, 0, 0, 1, 1]);
    }

    [Fact]
    public void CrossFitted_OneFold_IsDealtIntoParts()
    {
        var forecasts = CrossFittedProbabilities.Of([Scores(3, hidden: 50, others: 500, lead: 2)], seed: 1);

        forecasts.Count(forecast => forecast.IsHit).ShouldBe(50);
        Brier.Of(forecasts).Skill(Once(50)).ShouldBeGreaterThan(0.2);
    }

    [Fact]
    public void Brier_AnyForecasts_IsTheMeanSquaredError()
    {
        var brier = Brier.Of([new(0.8, true), new(0.3, false), new(0.1, true), new(0, false)]);

        brier.Score(Once(2)).ShouldBe((0.04 + 0.09 + 0.81 + 0) / 4, 1e-12);
        brier.Skill(Once(2)).ShouldBe(1 - (0.235 / 0.25), 1e-12);
        brier.Score([2, 0]).ShouldBe((0.04 + 0.04 + 0.09) / 4, 1e-12);
    }

    [Fact]
    public void CalibrationCurve_Forecasts_AreGatheredByTenths()
    {
        var bins = CalibrationCurve.Of([new(0.02, false), new(0.04, true), new(0.31, true), new(1, true)]);

        bins.Select(bin => (bin.MeanProbability, bin.HitRate, bin.Songs)).ShouldBe([(0.03, 0.5, 2), (0.31, 1, 1), (1, 1, 1)]);
    }

    [Fact]
    public void TopTenth_TieAtItsEnd_CountsByItsMean()
    {
        var forecasts = Enumerable.Range(0, 20).Select(song => new Forecast(song == 0 ? 0.9 : 0.5, song is 0 or 1)).ToList();

        var top = CalibrationCurve.TopTenth(forecasts);

        top.Songs.ShouldBe(2);
        top.MeanProbability.ShouldBe(0.7, 1e-12);
        top.HitRate.ShouldBe((1 + (1.0 / 19)) / 2, 1e-12);
    }

    private static int[] Once(int count) => [.. Enumerable.Repeat(1, count)];

    private static FoldScores Scores(int seed, int hidden, int others, double lead)
    {
        var random = new Random(seed);
        return new FoldScores(
            [.. Enumerable.Range(0, hidden).Select(_ => lead + random.NextDouble() + random.NextDouble() + random.NextDouble())],
            [.. Enumerable.Range(0, others).Select(_ => random.NextDouble() + (3 * random.NextDouble()))]);
    }
}
