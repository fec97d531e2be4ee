using PredictPicks.Abstractions;

namespace PredictPicks.Selection.Evaluation.Metrics;

/// <summary>Where scores lie.</summary>
internal static class Histogram
{
    /// <summary>As many as a small plot can show.</summary>
    private const int Bins = 30;

    /// <summary>Of the scores, these at each end fall into the outermost bins, wherever they lie: one song without a vector would else press all others together.</summary>
    private const double Outlying = 0.005;

    /// <summary>The scores of all folds; null when none is a number.</summary>
    public static ScoreDistribution? Of(IReadOnlyList<FoldScores> folds)
    {
        var hidden = folds.SelectMany(fold => fold.Hidden).Where(double.IsFinite).ToList();
        var others = folds.SelectMany(fold => fold.Others).Where(double.IsFinite).ToList();
        if (hidden.Count + others.Count == 0)
        {
            return null;
        }

        double[] all = [.. hidden.Concat(others).Order()];
        var lowest = all[(int)(Outlying * all.Length)];
        var highest = all[^(1 + (int)(Outlying * all.Length))];
        return new ScoreDistribution(lowest, highest, Shares(hidden, lowest, highest), Shares(others, lowest, highest));
    }

    private static double[] Shares(List<double> scores, double lowest, double highest)
    {
        var shares = new double[Bins];
        foreach (var score in scores)
        {
            var bin = highest > lowest ? (int)((score - lowest) / (highest - lowest) * Bins) : 0;
            shares[Math.Clamp(bin, 0, Bins - 1)] += 1.0 / scores.Count;
        }

        return shares;
    }
}
