using PredictPicks.Abstractions;
using PredictPicks.Selection.Ranking.Blend;
using PredictPicks.Selection.Ranking.Scorers;
using PredictPicks.Selection.Ranking.Table;

namespace PredictPicks.Selection.Ranking.Gbdt;

/// <summary>Ranks by the mean of trained trees and blend.</summary>
/// <param name="model">The trees.</param>
/// <param name="weights">The blend's, as trained.</param>
internal sealed class GbdtRanker(GbdtModel model, IReadOnlyList<double> weights) : IRanker
{
    /// <summary>As in <see cref="Name"/>.</summary>
    public const string RankerName = "blend-gbdt/1";

    /// <summary>What the trees count: on simulated listeners a quarter and a half rank alike, both better than either part (benchmarks/ranking).</summary>
    public const double TreeShare = 0.5;

    public string Name => RankerName;

    public string Mode => BlendRanker.TrainedMode;

    public IRanking Rank(
        RankingInput input, PickSet picks, IReadOnlyList<int> eligible, IProgress<JobProgress>? progress, CancellationToken cancellationToken)
    {
        var (songs, taste, songOf) = TasteTable.Of(input);
        var table = FeatureTable.Of(songs, taste, progress, cancellationToken);
        var blend = new BlendRanking(table.Blend, weights, [.. taste.Picks.Select(pick => songs.Songs[pick])]);
        return new TableRanking(input.Candidates, eligible, songOf, new GbdtRanking(songs.Songs, table, model, blend, TreeShare));
    }
}
