using PredictPicks.Selection.Ranking.Blend;
using PredictPicks.Selection.Ranking.Gbdt;
using PredictPicks.Selection.Ranking.Scorers;
using PredictPicks.Selection.Ranking.Table;
using PredictPicks.Selection.Training;

namespace PredictPicks.RankingSuite;

/// <summary>Scores by every ranking there is, and by the one that users see: the learned blend, or what training chooses where there are picks enough for trees.</summary>
internal static class ShownRanking
{
    public const string Name = "shown";

    /// <summary>Names of the rankings, in the order of a table's columns.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. ScorerCatalog.All.Concat(ScorerCatalog.WithTrees).Select(scorer => scorer.Name), Name];

    /// <summary>By ranking, the scores of all songs; and from 80 picks on what the scores of the shown one mean as probabilities.</summary>
    public static (IReadOnlyDictionary<string, double[]> Scores, Calibration? Calibration) AllScores(SongTable songs, Taste taste)
    {
        Calibration? calibration = null;
        var scores = ScorerCatalog.All.ToDictionary(scorer => scorer.Name, scorer => scorer.Score(songs, taste, CancellationToken.None), StringComparer.Ordinal);
        var shown = LearnedBlendScorer.ScorerName;
        if (taste.Picks.Count >= Trainer.LeastPicksForTrees && GbdtTraining.Of(songs, taste, null, CancellationToken.None) is { } trees)
        {
            scores[GbdtScorer.Trees.Name] = Score(songs, taste, trees.Model, 1);
            scores[GbdtScorer.Mixed.Name] = Score(songs, taste, trees.Model, GbdtRanker.TreeShare);
            var chosen = RankerChoice.Of(CandidateRankers.Measure(songs, taste, trees, () => { }, CancellationToken.None));
            shown = chosen.Scorer;
            calibration = CalibrationChoice.Of(chosen.Scores, 1.0 / Folds.Count);
        }

        scores[Name] = scores[shown];
        return (scores, calibration);
    }

    /// <summary>What trees score, alone or with the blend.</summary>
    public static double[] Score(SongTable songs, Taste taste, GbdtModel trees, double treeShare)
    {
        var table = FeatureTable.Of(songs, taste, null, CancellationToken.None);
        var blend = new BlendRanking(table.Blend, BlendWeights.Fit(table.Blend, taste, CancellationToken.None), []);
        var ranking = new GbdtRanking(songs.Songs, table, trees, blend, treeShare);
        return [.. Enumerable.Range(0, songs.Count).Select(ranking.Score)];
    }
}
