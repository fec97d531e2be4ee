using CsCheck;
using PredictPicks.Selection.Evaluation.Metrics;

namespace PredictPicks.Selection.Tests.Evaluation.Metrics;

public sealed class RankingMetricsTests
{
    /// <summary>Few distinct scores, so that ties are common; 0 stands for a song without score.</summary>
    private static readonly Gen<List<(double Score, bool IsHit)>> SmallLists =
        Gen.Select(Gen.Int[0, 3].Select(score => score == 0 ? double.NaN : score), Gen.Bool).List[2, 6]
            .Where(songs => songs.Exists(song => song.Item2) && songs.Exists(song => !song.Item2));

    [Fact]
    public void EveryMeasure_AnyScores_IsItsPlainDefinition() => SmallLists.Sample(songs =>
    {
        var (ranking, hits) = Rank(songs);
        RankingMetrics.RocAuc(ranking, hits).ShouldBe(PlainMetrics.RocAuc(songs), 1e-12);
        RankingMetrics.AveragePrecision(ranking, hits).ShouldBe(PlainMetrics.AveragePrecision(songs), 1e-12);
        for (var count = 1; count <= 7; count++)
        {
            var cut = count;
            RankingMetrics.Precision(ranking, hits, cut).ShouldBe(PlainMetrics.OverOrders(songs, list => PlainMetrics.Precision(list, cut)), 1e-12);
            RankingMetrics.Recall(ranking, hits, cut).ShouldBe(PlainMetrics.OverOrders(songs, list => PlainMetrics.Recall(list, cut)), 1e-12);
            RankingMetrics.Ndcg(ranking, hits, cut).ShouldBe(PlainMetrics.OverOrders(songs, list => PlainMetrics.Ndcg(list, cut)), 1e-12);
        }
    }, iter: 300);

    [Fact]
    public void HitsThatCountSeveralTimes_AreLikeCopiesInTheList() => SmallLists.Sample(songs =>
    {
        var (ranking, hits) = Rank(songs);
        var copied = songs.Concat(songs.Where(song => song.IsHit)).ToList();
        var (copiedRanking, copiedHits) = Rank(copied);
        int[] twice = [.. hits.Select(count => 2 * count)];
        RankingMetrics.RocAuc(ranking, twice).ShouldBe(RankingMetrics.RocAuc(copiedRanking, copiedHits), 1e-12);
        RankingMetrics.Ndcg(ranking, twice, 3).ShouldBe(RankingMetrics.Ndcg(copiedRanking, copiedHits, 3), 1e-12);
    });

    [Fact]
    public void AveragePrecision_HitThatCountsTwice_CountsOnceToItselfAndTwiceToThoseBelow()
    {
        var (ranking, _) = Rank([(9, false), (8, true), (7, false), (6, true)]);

        RankingMetrics.AveragePrecision(ranking, [2, 1]).ShouldBe(((2 * 1.0 / 2) + (3.0 / 5)) / 3, 1e-12);
    }

    [Fact]
    public void PerfectOrder_IsOne()
    {
        var (ranking, hits) = Rank([(9, true), (8, true), (2, false), (1, false), (0, false)]);

        RankingMetrics.RocAuc(ranking, hits).ShouldBe(1);
        RankingMetrics.AveragePrecision(ranking, hits).ShouldBe(1);
        RankingMetrics.Precision(ranking, hits, 2).ShouldBe(1);
        RankingMetrics.Recall(ranking, hits, 1).ShouldBe(0.5);
        RankingMetrics.Ndcg(ranking, hits, 5).ShouldBe(1);
    }

    [Fact]
    public void ReversedOrder_FindsNothingInFront()
    {
        var (ranking, hits) = Rank([(0, true), (1, true), (5, false), (6, false)]);

        RankingMetrics.RocAuc(ranking, hits).ShouldBe(0);
        RankingMetrics.AveragePrecision(ranking, hits).ShouldBe(((1.0 / 3) + (2.0 / 4)) / 2, 1e-12);
        RankingMetrics.Precision(ranking, hits, 2).ShouldBe(0);
        RankingMetrics.Ndcg(ranking, hits, 2).ShouldBe(0);
    }

    [Fact]
    public void AllTied_IsChance()
    {
        var (ranking, hits) = Rank([.. Enumerable.Range(0, 20).Select(song => (3.5, song < 5))]);

        RankingMetrics.RocAuc(ranking, hits).ShouldBe(0.5);
        RankingMetrics.AveragePrecision(ranking, hits).ShouldBe(0.25);
        RankingMetrics.Precision(ranking, hits, 10).ShouldBe(0.25);
        RankingMetrics.Recall(ranking, hits, 10).ShouldBe(0.5);
    }

    [Fact]
    public void OneHit_AtTheThirdPlace_GainsByItsPlace()
    {
        var (ranking, hits) = Rank([(9, false), (8, false), (7, true), (6, false)]);

        RankingMetrics.RocAuc(ranking, hits).ShouldBe(1.0 / 3, 1e-12);
        RankingMetrics.AveragePrecision(ranking, hits).ShouldBe(1.0 / 3, 1e-12);
        RankingMetrics.Ndcg(ranking, hits, 10).ShouldBe(0.5, 1e-12);
        RankingMetrics.Recall(ranking, hits, 2).ShouldBe(0);
    }

    [Fact]
    public void NoHit_IsNotANumber()
    {
        var (ranking, hits) = Rank([(1, false), (2, false)]);

        RankingMetrics.RocAuc(ranking, hits).ShouldBe(double.NaN);
        RankingMetrics.AveragePrecision(ranking, hits).ShouldBe(double.NaN);
        RankingMetrics.Precision(ranking, hits, 1).ShouldBe(double.NaN);
        RankingMetrics.Recall(ranking, hits, 1).ShouldBe(double.NaN);
        RankingMetrics.Ndcg(ranking, hits, 1).ShouldBe(double.NaN);
    }

    [Fact]
    public void NoOtherSong_HasNoAuc()
    {
        var (ranking, hits) = Rank([(1, true)]);

        RankingMetrics.RocAuc(ranking, hits).ShouldBe(double.NaN);
    }

    private static (FoldRanking Ranking, int[] Hits) Rank(IReadOnlyList<(double Score, bool IsHit)> songs)
    {
        var ranking = FoldRanking.Of(
            [.. songs.Where(song => song.IsHit).Select(song => song.Score)], [.. songs.Where(song => !song.IsHit).Select(song => song.Score)]);
        return (ranking, ranking.Hits());
    }
}
