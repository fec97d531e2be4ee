using PredictPicks.Abstractions;

namespace PredictPicks.Selection.Evaluation.Metrics;

/// <summary>The curve of precision over recall, averaged over folds.</summary>
internal static class PrecisionRecall
{
    /// <summary>Steps of recall: every twentieth shows the curve's form, and few folds have more than twenty hidden picks.</summary>
    private const int Steps = 20;

    /// <summary>
    /// For each step of recall, the best precision of any list that finds at least so many of the hidden picks (interpolated precision); the mean over folds,
    /// weighted by their hidden picks. Empty when nothing was hidden.
    /// </summary>
    public static IReadOnlyList<CurvePoint> Curve(IReadOnlyList<FoldRanking> folds)
    {
        var used = folds.Where(fold => fold.GroupOf.Count > 0).Select(fold => (Weight: (double)fold.GroupOf.Count, Precisions: Interpolated(fold))).ToList();
        var total = used.Sum(fold => fold.Weight);
        return used.Count == 0
            ? []
            : [.. Enumerable.Range(0, Steps + 1).Select(step => new CurvePoint((double)step / Steps, used.Sum(fold => fold.Weight * fold.Precisions[step]) / total))];
    }

    private static double[] Interpolated(FoldRanking fold)
    {
        var hits = fold.Hits();
        var precisions = new double[Steps + 1];
        var found = 0;
        for (var group = 0; group < hits.Length; group++)
        {
            found += hits[group];
            var precision = (double)found / (fold.Groups[group].OthersAbove + fold.Groups[group].OthersTied + found);
            for (var step = found * Steps / fold.GroupOf.Count; step >= 0 && precisions[step] < precision; step--)
            {
                precisions[step] = precision;
            }
        }

        return precisions;
    }
}
