using PredictPicks.Abstractions;
using PredictPicks.Selection.Ranking.Scorers;

namespace PredictPicks.Selection.Evaluation;

/// <summary>A scorer that can say what it goes by.</summary>
internal interface IFeatureImportance
{
    /// <summary>The features that it uses for a taste, the most important first; shares add up to 1.</summary>
    IReadOnlyList<FeatureImportance> Importance(SongTable songs, Taste taste, CancellationToken cancellationToken);
}
