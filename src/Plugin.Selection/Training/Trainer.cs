using PredictPicks.Abstractions;
using PredictPicks.Selection.Ranking;
using PredictPicks.Selection.Ranking.Blend;
using PredictPicks.Selection.Ranking.Gbdt;
using PredictPicks.Selection.Ranking.Scorers;
using PredictPicks.Selection.Ranking.Table;
using PredictPicks.Selection.Similarity;

namespace PredictPicks.Selection.Training;

/// <summary>Learns, validates, chooses. The same input gives the same model but for its date.</summary>
internal static class Trainer
{
    /// <summary>Fewer picks are too few to learn from and to validate on.</summary>
    public const int LeastPicks = 20;

    /// <summary>Fewer other songs a pick are too few to tell what is special about the picks.</summary>
    public const int LeastOthersAPick = 4;

    /// <summary>From so many picks on trees are tried: with fewer they rank worse than the nearest pick, and a validation on so few may not see it.</summary>
    public const int LeastPicksForTrees = 80;

    /// <summary>Picks and others that can be learned from: those with a vector.</summary>
    public static (int Picks, int Others) Count(TasteTable table)
    {
        var picks = table.Taste.Picks.Count(pick => PickPanels.IsUnit(table.Songs.Vectors.Row(pick)));
        return (picks, Enumerable.Range(0, table.Songs.Count).Count(song => PickPanels.IsUnit(table.Songs.Vectors.Row(song))) - picks);
    }

    /// <summary>Whether that is enough.</summary>
    public static bool IsEnough((int Picks, int Others) counts) => counts.Picks >= LeastPicks && counts.Others >= LeastOthersAPick * counts.Picks;

    /// <summary>Trains on a table with enough songs.</summary>
    public static TrainedModel Train(
        TasteTable table, ModelReference embedding, DateTimeOffset now, IProgress<JobProgress>? progress, CancellationToken cancellationToken)
    {
        var (songs, taste) = Thinned.Of(table.Songs, table.Taste);
        var withTrees = Count(table).Picks >= LeastPicksForTrees;
        var steps = new TrainingSteps(progress, Folds.Count * (withTrees ? 7 : 3));
        var trees = withTrees ? GbdtTraining.Of(songs, taste, steps.Add, cancellationToken) : null;
        var rankers = CandidateRankers.Measure(songs, taste, trees, steps.Add, cancellationToken);
        var chosen = RankerChoice.Of(rankers);
        var blend = BlendTable.Of(songs, taste, null, cancellationToken);
        var weights = BlendWeights.Fit(blend, taste, cancellationToken);
        var others = table.Songs.Count - table.Taste.Picks.Count;

        // Each other song has a score in every round, and stands for those that were thinned out.
        var shareOfOthers = (double)others / (songs.Count - taste.Picks.Count);
        return new TrainedModel
        {
            Ranker = chosen.Ranker!,
            FeatureSchema = RankingFeatures.SchemaVersion,
            Embedding = embedding,
            TrainedAt = now,
            Picks = [.. table.Taste.Picks.Select(pick => table.Songs.Songs[pick].Id.Value)],
            Others = others,
            Seed = Validation.Seed,
            Weights = Enumerable.Range(0, BlendColumns.Count).ToDictionary(BlendColumns.NameOf, column => weights[column], StringComparer.Ordinal),
            Trees = chosen.Ranker == GbdtRanker.RankerName ? trees!.Model : null,
            Calibration = CalibrationChoice.Of(chosen.Scores, shareOfOthers / Folds.Count),
            Validation = [.. rankers.Select(ranker => ranker.Scores.ComparedWith(rankers[0].Scores, ranker.Scorer))],
        };
    }
}
