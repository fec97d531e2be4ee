using PredictPicks.Abstractions;
using PredictPicks.Selection.Ranking;
using PredictPicks.Selection.Ranking.Blend;
using PredictPicks.Selection.Ranking.Gbdt;
using PredictPicks.Selection.Ranking.Table;

namespace PredictPicks.Selection.Training;

/// <summary>Which model a prediction uses, and when it should be made anew.</summary>
/// <param name="Model">The model that fits; null: none.</param>
/// <param name="Warning">Why the stored model, or the one that was asked for, is not used; null where none is there and none was asked for.</param>
internal sealed record StoredModel(TrainedModel? Model, UserText? Warning)
{
    /// <summary>The share of the picks by which they may have changed since.</summary>
    public const double MostChange = 0.1;

    /// <summary>Reads the model of a store, or the one in <paramref name="asked"/>, and compares it with today's songs.</summary>
    /// <param name="storeFolder">The store's folder.</param>
    /// <param name="asked">A manifest that the user named, or null.</param>
    /// <param name="embedding">The embedding model in use.</param>
    /// <param name="picks">Today's picks.</param>
    public static StoredModel Find(string storeFolder, string? asked, ModelReference embedding, IEnumerable<SongId> picks)
    {
        var path = asked ?? ModelManifest.PathIn(storeFolder);
        if (asked is null && !File.Exists(path))
        {
            return new StoredModel(null, null);
        }

        var (model, problem) = ModelManifest.Read(path);
        if (model is null)
        {
            return new StoredModel(null, problem);
        }

        return model switch
        {
            _ when model.Embedding != embedding || model.FeatureSchema != RankingFeatures.SchemaVersion || !IsKnown(model) =>
                new StoredModel(null, TrainingTexts.Word("model-other-version", path)),
            _ when Change(model.Picks, picks) > MostChange => new StoredModel(null, TrainingTexts.Word("model-picks-changed")),
            _ => new StoredModel(model, null),
        };
    }

    private static bool IsKnown(TrainedModel model) =>
        (model.Ranker == SimilarityRanker.Instance.Name || model.Ranker == BlendRanker.RankerName || (model.Ranker == GbdtRanker.RankerName && model.Trees is not null))
        && Enumerable.Range(0, BlendColumns.Count).All(column => model.Weights.TryGetValue(BlendColumns.NameOf(column), out var weight) && double.IsFinite(weight));

    /// <summary>Picks that are new or gone, as a share of those trained on.</summary>
    private static double Change(IReadOnlyList<string> trained, IEnumerable<SongId> today)
    {
        var now = today.Select(pick => pick.Value).ToHashSet(StringComparer.Ordinal);
        var kept = trained.Count(now.Contains);
        return (double)(trained.Count - kept + now.Count - kept) / Math.Max(1, trained.Count);
    }
}
