using PredictPicks.Abstractions;
using PredictPicks.Selection.Ranking.Blend;
using PredictPicks.Selection.Ranking.Scorers;
using PredictPicks.Selection.Ranking.Table;

namespace PredictPicks.Selection.Ranking.Gbdt;

/// <summary>Ranks by trained trees, or by the mean of trees and blend.</summary>
/// <param name="model">The trees.</param>
/// <param name="weights">The blend's, as trained.</param>
/// <param name="treeShare">What the trees count, 0 to 1.</param>
internal sealed class GbdtRanker(GbdtModel model, IReadOnlyList<double> weights, double treeShare) : IRanker
{
    /// <summary>As in <see cref="Name"/>: trees alone.</summary>
    public const string TreesName = "gbdt/1";

    /// <summary>As in <see cref="Name"/>: trees and blend, half and half.</summary>
    public const string MixedName = "blend-gbdt/1";

    /// <summary>What the trees count in <see cref="MixedName"/>: on simulated listeners a quarter and a half rank alike, both better than either part (benchmarks/ranking).</summary>
    public const double MixedShare = 0.5;

    /// <summary>Whether a name is that of a ranker with trees.</summary>
    public static bool IsName(string name) => name is TreesName or MixedName;

    public string Name => treeShare < 1 ? MixedName : TreesName;

    public string Mode => BlendRanker.TrainedMode;

    public IRanking Rank(
        RankingInput input, PickSet picks, IReadOnlyList<int> eligible, IProgress<JobProgress>? progress, CancellationToken cancellationToken)
    {
        var (songs, taste, songOf) = TasteTable.Of(input);
        var table = FeatureTable.Of(songs, taste, progress, cancellationToken);
        var blend = new BlendRanking(table.Blend, weights, [.. taste.Picks.Select(pick => songs.Songs[pick])]);
        return new TableRanking(input.Candidates, eligible, songOf, new GbdtRanking(songs.Songs, table, model, blend, treeShare));
    }
}
