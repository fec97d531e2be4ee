using PredictPicks.Selection.Evaluation.Baselines;
using PredictPicks.Selection.Ranking.Scorers;

namespace PredictPicks.Selection.Evaluation;

/// <summary>Which scorers and baselines an evaluation compares: the one list of them.</summary>
internal static class EvaluatedScorers
{
    /// <summary>In the order in which they are reported: the simplest first.</summary>
    public static IReadOnlyList<IScorer> All { get; } = [new RandomScorer(), .. ScorerCatalog.All];
}
