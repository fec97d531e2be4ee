using PredictPicks.Abstractions;
using PredictPicks.Selection.Evaluation;
using PredictPicks.Selection.Ranking.Blend;

namespace PredictPicks.Selection.Ranking.Scorers;

/// <summary>
/// Nearest pick, probe, tags, key and tempo, weighted as the picks themselves tell. The columns of a pick are made without it; the dozen weights are of all picks together.
/// </summary>
internal sealed class LearnedBlendScorer : IScorer, IFeatureImportance
{
    /// <summary>As in <see cref="Name"/>.</summary>
    public const string ScorerName = "learned-blend";

    public string Name => ScorerName;

    public double[] Score(SongTable songs, Taste taste, CancellationToken cancellationToken)
    {
        var table = BlendTable.Of(songs, taste, null, cancellationToken);
        return BlendRanking.ScoreAll(table, BlendWeights.Fit(table, taste, cancellationToken));
    }

    public IReadOnlyList<FeatureImportance> Importance(SongTable songs, Taste taste, CancellationToken cancellationToken) => BlendImportance.Of(songs, taste, cancellationToken);
}
