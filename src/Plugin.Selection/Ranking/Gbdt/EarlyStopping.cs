namespace PredictPicks.Selection.Ranking.Gbdt;

/// <summary>Finds after how many trees the songs that an ensemble has not seen are told apart best. All ensembles keep as many: one fold alone has too few picks to tell.</summary>
internal static class EarlyStopping
{
    /// <returns>At least 1.</returns>
    /// <param name="ensembles">By fold.</param>
    /// <param name="rows">All rows.</param>
    /// <param name="fold">[rows]</param>
    public static int Find(IReadOnlyList<TreeEnsemble> ensembles, GbdtRows rows, IReadOnlyList<int> fold)
    {
        var losses = new double[ensembles.Max(ensemble => ensemble.Roots.Length)];
        for (var row = 0; row < rows.Count; row++)
        {
            var ensemble = ensembles[fold[row]];
            var score = 0.0;
            for (var tree = 0; tree < losses.Length; tree++)
            {
                // A training that ended early stays as it is.
                score += tree < ensemble.Roots.Length ? ensemble.Nodes[ensemble.FindLeaf(ensemble.Roots[tree], rows.Features[row])].Value : 0;
                losses[tree] += rows.Weights[row] * Logistic.Loss(rows.IsPick[row] ? score : -score);
            }
        }

        return 1 + Array.IndexOf(losses, losses.Min());
    }
}
