using System.Runtime.CompilerServices;
using PredictPicks.Abstractions;
using PredictPicks.Selection.Evaluation;
using PredictPicks.Selection.Ranking.Blend;
using PredictPicks.Selection.Ranking.Scorers;
using PredictPicks.Selection.Ranking.Table;

namespace PredictPicks.Selection.Ranking.Gbdt;

/// <summary>Gradient-boosted trees over the whole feature table, trained on the very taste; alone, or as the mean with the learned blend.</summary>
internal sealed class GbdtScorer : IScorer, IFeatureImportance
{
    /// <summary>Both scorers are asked for the same tastes, and training takes seconds: what was learned lives as long as the taste does.</summary>
    private static readonly ConditionalWeakTable<Taste, Learned> Known = [];

    private readonly double _treeShare;

    private GbdtScorer(string name, double treeShare)
    {
        Name = name;
        _treeShare = treeShare;
    }

    /// <summary>Trees alone.</summary>
    public static GbdtScorer Trees { get; } = new("gbdt", 1);

    /// <summary>Trees and blend, half and half.</summary>
    public static GbdtScorer Mixed { get; } = new("blend-gbdt", GbdtRanker.TreeShare);

    public string Name { get; }

    public double[] Score(SongTable songs, Taste taste, CancellationToken cancellationToken)
    {
        var ranking = Rank(songs, taste, cancellationToken);
        return [.. Enumerable.Range(0, songs.Count).Select(song => ranking?.Score(song) ?? double.NaN)];
    }

    /// <summary>What each column did to the songs' scores: the mean of its contributions' magnitudes, as a share of the sum of all.</summary>
    public IReadOnlyList<FeatureImportance> Importance(SongTable songs, Taste taste, CancellationToken cancellationToken)
    {
        var moves = new double[RankingFeatures.Count];
        var ranking = Rank(songs, taste, cancellationToken);
        for (var song = 0; ranking is not null && song < songs.Count; song++)
        {
            var summands = ranking.HasSound(song) ? ranking.Summands(song) : [];
            for (var column = 0; column < Math.Min(moves.Length, summands.Length); column++)
            {
                moves[column] += Math.Abs(summands[column]);
            }
        }

        return FeatureShares.Of(moves, column => RankingFeatures.All[column].Name);
    }

    /// <summary>Null where there are too few picks for trees.</summary>
    private GbdtRanking? Rank(SongTable songs, Taste taste, CancellationToken cancellationToken)
    {
        var model = Known.GetValue(taste, _ => new Learned(GbdtTraining.Of(songs, taste, null, cancellationToken)?.Model)).Model;
        if (model is null)
        {
            return null;
        }

        var table = FeatureTable.Of(songs, taste, null, cancellationToken);
        var blend = new BlendRanking(table.Blend, BlendWeights.Fit(table.Blend, taste, cancellationToken), []);
        return new GbdtRanking(songs.Songs, table, model, blend, _treeShare);
    }

    private sealed record Learned(GbdtModel? Model);
}
