using PredictPicks.Selection.Ranking.Gbdt;

namespace PredictPicks.Selection.Tests.Ranking.Gbdt;

/// <summary>The sum of the trees for one song, which the product asks for many at once.</summary>
internal static class TreeEnsembleScore
{
    public static double Score(this TreeEnsemble ensemble, ReadOnlySpan<float> row)
    {
        var score = 0.0;
        foreach (var root in ensemble.Roots)
        {
            score += ensemble.Nodes[ensemble.FindLeaf(root, row)].Value;
        }

        return score;
    }
}
