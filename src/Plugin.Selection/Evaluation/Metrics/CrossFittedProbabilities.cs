using System.Runtime.InteropServices;

namespace PredictPicks.Selection.Evaluation.Metrics;

/// <summary>
/// Scores as probabilities, by an isotonic mapping that never saw the songs it is applied to: a fold's mapping is learned on the other folds. Where there is one
/// fold alone, its songs are dealt into five parts that take their place.
/// </summary>
internal static class CrossFittedProbabilities
{
    private const int Parts = 5;

    /// <summary>[songs] probability and truth of every song of every fold: within a fold the hidden picks first.</summary>
    public static IReadOnlyList<Forecast> Of(IReadOnlyList<FoldScores> folds, int seed)
    {
        var scores = folds.SelectMany(fold => fold.Hidden.Concat(fold.Others)).ToArray();
        var isHit = folds.SelectMany(fold => Enumerable.Repeat(true, fold.Hidden.Count).Concat(Enumerable.Repeat(false, fold.Others.Count))).ToArray();
        var part = folds.Count > 1
            ? [.. folds.SelectMany((fold, index) => Enumerable.Repeat(index, fold.Count))]
            : Deal(folds[0], seed);
        var keys = scores.ToArray();
        var order = Enumerable.Range(0, scores.Length).ToArray();
        Array.Sort(keys, order);
        var forecasts = new Forecast[scores.Length];
        foreach (var own in part.Distinct())
        {
            var mapping = Isotonic.Fit(order.Where(song => part[song] != own).Select(song => (scores[song], isHit[song])));
            for (var song = 0; song < scores.Length; song++)
            {
                if (part[song] == own)
                {
                    forecasts[song] = new Forecast(mapping.Probability(scores[song]), isHit[song]);
                }
            }
        }

        return forecasts;
    }

    /// <summary>[songs] a part for each, with equal shares of the hidden picks.</summary>
    private static int[] Deal(FoldScores fold, int seed)
    {
        var hidden = Shuffle.Of(Enumerable.Range(0, fold.Hidden.Count), seed);
        var others = Shuffle.Of(Enumerable.Range(0, fold.Others.Count), seed);
        return [.. hidden.Concat(others).Select(place => place % Parts)];
    }
}

/// <summary>A probability, and whether it came true.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Forecast(double Probability, bool IsHit);
