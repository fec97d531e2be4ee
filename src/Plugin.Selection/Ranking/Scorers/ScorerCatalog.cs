using PredictPicks.Selection.Ranking.Gbdt;

namespace PredictPicks.Selection.Ranking.Scorers;

/// <summary>The scorers, which need no stored model.</summary>
internal static class ScorerCatalog
{
    /// <summary>Those that take less than a second, the simplest first.</summary>
    public static IReadOnlyList<IScorer> All { get; } =
    [
        new TagsScorer(),
        new CentroidScorer(),
        NeighbourScorer.Top20,
        NeighbourScorer.Top5,
        NeighbourScorer.Nearest,
        new SimilarityScorer(),
        new ProbeScorer(),
        new BlendScorer(),
        new LearnedBlendScorer(),
    ];

    /// <summary>Those that train for seconds, and need some tens of picks.</summary>
    public static IReadOnlyList<IScorer> WithTrees { get; } = [GbdtScorer.Trees, GbdtScorer.Mixed];
}
