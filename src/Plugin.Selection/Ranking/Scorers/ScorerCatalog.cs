namespace PredictPicks.Selection.Ranking.Scorers;

/// <summary>The scorers that need no stored model, the simplest first.</summary>
internal static class ScorerCatalog
{
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
}
