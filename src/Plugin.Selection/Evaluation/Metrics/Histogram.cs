using PredictPicks.Abstractions;

namespace PredictPicks.Selection.Evaluation.Metrics;

/// <summary>Where scores lie.</summary>
internal static class Histogram
{
    /// <summary>As many as a small plot can show.</summary>
    private const int Bins = 30;

    /// <summary>The scores of all folds; null when none is a number.</summary>
    public static ScoreDistribution? Of(IReadOnlyList<FoldScores> folds)
    {
        var hidden = folds.SelectMany(fold => fold.Hidden).Where(double.IsFinite).ToList();
        var others = folds.SelectMany(fold => fold.Others).Where(double.IsFinite).ToList();
        if (hidden.Count + others.Count == 0)
        {
            return null;
        }

        var lowest = hidden.Concat(others).Min();
        var highest = hidden.Concat(others).Max();
        return new ScoreDistribution(lowest, highest, Shares(hidden, lowest, highest), Shares(others, lowest, highest));
    }

    private static double[] Shares(List<double> scores, double lowest, double highest)
    {
        var shares = new double[Bins];
        foreach (var score in scores)
        {
            var bin = highest > lowest ? (int)((score - lowest) / (highest - lowest) * Bins) : 0;
            shares[Math.Min(bin, Bins - 1)] += 1.0 / scores.Count;
        }

        return shares;
    }
}
