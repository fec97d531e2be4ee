using PredictPicks.Selection.Evaluation.Baselines;
using PredictPicks.Selection.Ranking.Scorers;
using PredictPicks.Selection.Training;

namespace PredictPicks.Selection.Evaluation;

/// <summary>Which scorers and baselines an evaluation compares: the one list of them.</summary>
internal static class EvaluatedScorers
{
    /// <summary>In the order in which they are reported: the simplest first.</summary>
    public static IReadOnlyList<IScorer> All { get; } = [new RandomScorer(), .. ScorerCatalog.All];

    /// <summary>Those that are worth comparing with so many picks: trees where training takes place at all.</summary>
    public static IReadOnlyList<IScorer> For(int picks) => picks < Trainer.LeastPicks ? All : [.. All, .. ScorerCatalog.WithTrees];
}
