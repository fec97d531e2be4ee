using PredictPicks.Selection.Evaluation.Metrics;

namespace PredictPicks.Selection.Tests.Evaluation.Metrics;

public sealed class BootstrapTests
{
    [Fact]
    public void Measure_MeanOfCoins_HasTheIntervalOfTheBinomial()
    {
        const int Picks = 400;

        var measure = Bootstrap.Measure(["mean"], Picks, times => [times.Where((_, pick) => pick % 2 == 0).Sum() / (double)Picks], seed: 1, CancellationToken.None).Single();

        // ±1.96·√(¼/400) around a half.
        measure.Value.ShouldBe(0.5);
        measure.Low.ShouldBe(0.451, 0.008);
        measure.High.ShouldBe(0.549, 0.008);
    }

    [Fact]
    public void Measure_SameSeed_IsTheSame()
    {
        Draw(1).ShouldBe(Draw(1));
        Draw(1).ShouldNotBe(Draw(2));

        static Abstractions.Measure Draw(int seed) => Bootstrap.Measure(["some"], 7, times => [times[..3].Sum() / (double)times.Max()], seed, CancellationToken.None).Single();
    }

    [Fact]
    public void Measure_Cancelled_Stops() =>
        Should.Throw<OperationCanceledException>(() => Bootstrap.Measure(["none"], 3, _ => [0], seed: 1, new CancellationToken(canceled: true)));

    [Fact]
    public void RankingFigures_SeveralFolds_ArePrecisionByFoldAndTheRestByHiddenPick()
    {
        var perfect = FoldRanking.Of([9, 8, 7], [.. Enumerable.Range(0, 20).Select(song => song / 10.0)]);
        var reversed = FoldRanking.Of([-1], [.. Enumerable.Range(0, 20).Select(song => song / 10.0)]);
        var figures = new RankingFigures([perfect, reversed]);

        var values = figures.Names.Zip(figures.Of([1, 1, 1, 1])).ToDictionary(figure => figure.First, figure => figure.Second);

        values["rocAuc"].ShouldBe(0.75);
        values["precisionAt10"].ShouldBe(0.15, 1e-12);
        values["recallAt10"].ShouldBe(0.75);
        values.Keys.ShouldNotContain("precisionAt50");
        figures.Names.Zip(figures.Of([0, 0, 0, 4])).Single(figure => figure.First == "rocAuc").Second.ShouldBe(0);
    }

    [Fact]
    public void PrecisionRecallCurve_KnownList_IsTheBestPrecisionFromThereOn()
    {
        // hit, miss, hit, miss: precision 1 up to half of the hits, then 2/3.
        var curve = PrecisionRecall.Curve([FoldRanking.Of([4, 2], [3, 1])]);

        curve.First().ShouldBe(new(0, 1));
        curve.Single(point => point.Recall == 0.5).Precision.ShouldBe(1);
        curve.Single(point => point.Recall == 0.55).Precision.ShouldBe(2.0 / 3);
        curve[^1].ShouldBe(new(1, 2.0 / 3));
    }
}
