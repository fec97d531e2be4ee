using PredictPicks.Abstractions;
using PredictPicks.Selection.Ranking.Blend;
using PredictPicks.Selection.Ranking.Table;

namespace PredictPicks.Selection.Ranking.Gbdt;

/// <summary>Scores songs by trees, or by the mean of trees and blend, and says why. Reasons are not thread-safe.</summary>
/// <param name="songs">The table's songs.</param>
/// <param name="table">Their columns.</param>
/// <param name="model">The trees.</param>
/// <param name="blend">The blend, over the same table.</param>
/// <param name="treeShare">What the trees count, 0 to 1; the blend counts the rest.</param>
internal sealed class GbdtRanking(IReadOnlyList<RankableSong> songs, FeatureTable table, GbdtModel model, BlendRanking blend, double treeShare) : ISongRanking
{
    /// <summary>What all songs start from, as in <see cref="Contributions"/>.</summary>
    private const string Start = "base";

    private readonly double[] _treeScores = model.ScoreAll(table, songs);

    public bool HasSound(int song) => table.Blend.HasSound(song);

    /// <summary>The mean of trees and blend; without a sound the blend's alone, which is the last place.</summary>
    public double Score(int song) => HasSound(song)
        ? (treeShare * _treeScores[song]) + ((1 - treeShare) * blend.Score(song))
        : blend.Score(song);

    public IReadOnlyList<(string Name, double Value)> Contributions(int song) =>
        HasSound(song) ? [.. Summands(song).Select((value, column) => (column < RankingFeatures.Count ? RankingFeatures.All[column].Name : Start, value))] : blend.Contributions(song);

    /// <summary>What raised the score, the strongest first; where nothing did, that the picks are far.</summary>
    public IReadOnlyList<PickReason> Reasons(int song)
    {
        if (!HasSound(song))
        {
            return blend.Reasons(song);
        }

        var summands = Summands(song);
        var reasons = GbdtReasons.Of(table.Row(song), summands, rule => blend.Explain(song, rule)).ToList();
        return reasons.Count > 0
            ? [.. reasons.OrderByDescending(reason => reason.Contribution)]
            : [blend.FarFromPicks(song, summands[BlendColumns.Nearest])];
    }

    /// <summary>[columns, and what all songs start from] what each adds to the score.</summary>
    public double[] Summands(int song)
    {
        var summands = new double[RankingFeatures.Count + 1];
        model.For(songs[song].Id).AddContributions(table.Row(song), treeShare, summands);
        var blended = blend.Summands(song);
        for (var column = 0; column < BlendColumns.Count; column++)
        {
            summands[column] += (1 - treeShare) * blended[column];
        }

        return summands;
    }
}
