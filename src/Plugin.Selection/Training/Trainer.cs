using PredictPicks.Abstractions;
using PredictPicks.Selection.Ranking;
using PredictPicks.Selection.Ranking.Blend;
using PredictPicks.Selection.Ranking.Table;
using PredictPicks.Selection.Ranking.Scorers;
using PredictPicks.Selection.Similarity;

namespace PredictPicks.Selection.Training;

/// <summary>Learns, validates, chooses. The same input gives the same model but for its date.</summary>
internal static class Trainer
{
    /// <summary>Fewer picks are too few to learn from and to validate on.</summary>
    public const int LeastPicks = 20;

    /// <summary>Fewer other songs a pick are too few to tell what is special about the picks.</summary>
    public const int LeastOthersAPick = 4;

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
        var (songs, taste, _) = table;
        IReadOnlyList<IScorer> scorers = [NeighbourScorer.Nearest, new SimilarityScorer(), new LearnedBlendScorer()];
        var validation = new Validation(songs, taste);
        var (done, total) = (0, Folds.Count * scorers.Count);
        progress?.Report(new JobProgress(JobPhase.Training, 0, total));
        var scores = scorers.Select(scorer => validation.Measure(scorer, RoundDone, cancellationToken)).ToList();
        var figures = scorers.Select((scorer, i) => scores[i].ComparedWith(scores[0], scorer.Name)).ToList();
        var blend = BlendTable.Of(songs, taste, null, cancellationToken);
        var weights = BlendWeights.Fit(blend, taste, cancellationToken);
        var isVetoed = IsVetoed(figures[^1]);
        var chosen = scores[isVetoed ? 1 : 2];
        return new TrainedModel
        {
            Ranker = isVetoed ? SimilarityRanker.Instance.Name : BlendRanker.RankerName,
            FeatureSchema = RankingFeatures.SchemaVersion,
            Embedding = embedding,
            TrainedAt = now,
            Picks = [.. taste.Picks.Select(pick => songs.Songs[pick].Id.Value)],
            Others = songs.Count - taste.Picks.Count,
            Seed = Validation.Seed,
            Weights = Enumerable.Range(0, BlendColumns.Count).ToDictionary(BlendColumns.NameOf, column => weights[column], StringComparer.Ordinal),
            Calibration = Calibration.Fit(chosen.Hidden, chosen.Others, 1.0 / Folds.Count),
            Validation = figures,
        };

        void RoundDone() => progress?.Report(new JobProgress(JobPhase.Training, ++done, total));
    }

    /// <summary>Whether the blend finds hidden picks worse than the nearest pick does, by more than one standard error.</summary>
    public static bool IsVetoed(ValidatedRanker blend) => blend.AheadOfNearest < -blend.StandardError;
}
