using PredictPicks.Selection.Evaluation.Metrics;
using PredictPicks.Selection.Ranking.Blend;
using PredictPicks.Selection.Ranking.Gbdt;
using PredictPicks.Selection.Ranking.Scorers;
using PredictPicks.Selection.Tests.Ranking.Scorers;
using PredictPicks.Selection.Tests.Ranking.Table;

namespace PredictPicks.Selection.Tests.Ranking.Gbdt;

public sealed class GbdtTrainingTests
{
    [Fact]
    public void Of_SamePicks_SameBytes()
    {
        var songs = TreeTaste.Songs(400, seed: 1);
        var taste = TreeTaste.Taste(songs, 90);
        GbdtFile.Write(TreeTaste.Learn(songs, taste).Model).ShouldBe(GbdtFile.Write(TreeTaste.Learn(songs, taste).Model));
    }

    [Fact]
    public void Score_TasteThatSoundDoesNotTell_IsFound()
    {
        var songs = TreeTaste.Songs(600, seed: 2);
        var all = TreeTaste.Taste(songs, 160).Picks;
        var shuffled = all.ToArray();
        new Random(2).Shuffle(shuffled);
        var hidden = shuffled[..80];
        var scores = GbdtScorer.Trees.Score(songs, new Taste([.. all.Except(hidden)], []), TestContext.Current.CancellationToken);
        Auc(scores, hidden, Enumerable.Range(0, 600).Except(all)).ShouldBeGreaterThan(0.8);
    }

    /// <summary>Picks drawn by lot: hidden ones are not told from other songs.</summary>
    [Fact]
    public void Score_LabelsWithoutMeaning_RanksByChance()
    {
        var songs = RichLibrary.Songs(400, seed: 3);
        const int Draws = 8;
        var sum = 0.0;
        for (var draw = 0; draw < Draws; draw++)
        {
            int[] lot = [.. Enumerable.Range(0, 400)];
            new Random(draw).Shuffle(lot);
            var scores = GbdtScorer.Mixed.Score(songs, new Taste([.. lot[..60].Order()], []), TestContext.Current.CancellationToken);
            sum += Auc(scores, lot[60..140], lot[140..]);
        }

        (sum / Draws).ShouldBe(0.5, 0.05);
    }

    [Fact]
    public void Ranking_Contributions_AddUpToTheScoreAndReasonsRaisedIt()
    {
        var songs = TreeTaste.Songs(300, seed: 4);
        songs.Vectors.Row(7).Clear();
        var taste = TreeTaste.Taste(songs, 80);
        var (model, table) = TreeTaste.Learn(songs, taste);
        var blend = new BlendRanking(table.Blend, BlendColumns.Prior, [.. taste.Picks.Select(pick => songs.Songs[pick])]);
        foreach (var share in (double[])[0.5, 1])
        {
            var ranking = new GbdtRanking(songs.Songs, table, model, blend, share);
            var kinds = new HashSet<string>();
            for (var song = 0; song < songs.Count; song++)
            {
                ranking.Contributions(song).Sum(part => part.Value).ShouldBe(ranking.Score(song), 1e-9);
                var reasons = ranking.Reasons(song);
                reasons.ShouldNotBeEmpty();
                reasons.ShouldAllBe(reason => reason.Contribution > 0 || reasons.Count == 1 || song == 7);
                kinds.UnionWith(reasons.Select(reason => reason.Text.Kind));
            }

            kinds.ShouldContain("year-of-a-pick");
            kinds.ShouldContain("not-analysed");
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Score_FewPicks_IsANumberOrNothing(int picks)
    {
        var songs = RichLibrary.Songs(60, seed: 5);
        var scores = GbdtScorer.Trees.Score(songs, TasteLibrary.Taste(songs, picks, seed: 6), TestContext.Current.CancellationToken);
        scores.ShouldAllBe(score => !double.IsInfinity(score));
    }

    private static double Auc(double[] scores, IEnumerable<int> hits, IEnumerable<int> others)
    {
        var ranking = FoldRanking.Of([.. hits.Select(song => scores[song])], [.. others.Select(song => scores[song])]);
        return RankingMetrics.RocAuc(ranking, ranking.Hits());
    }
}
