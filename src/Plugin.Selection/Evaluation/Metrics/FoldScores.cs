namespace PredictPicks.Selection.Evaluation.Metrics;

/// <summary>What a scorer said about the songs of a fold.</summary>
/// <param name="Hidden">Scores of the hidden picks.</param>
/// <param name="Others">Scores of the songs that are no picks.</param>
internal sealed record FoldScores(IReadOnlyList<double> Hidden, IReadOnlyList<double> Others)
{
    public int Count => Hidden.Count + Others.Count;
}
