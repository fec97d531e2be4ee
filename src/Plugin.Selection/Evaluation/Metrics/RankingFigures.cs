namespace PredictPicks.Selection.Evaluation.Metrics;

/// <summary>
/// The measures of ranking over all folds. Precision is the mean over folds; all others are means over hidden picks, and so weigh a fold by how many it has.
/// A measure at a cut that a fold has not enough songs for is left out.
/// </summary>
internal sealed class RankingFigures
{
    private readonly IReadOnlyList<FoldRanking> _folds;
    private readonly int[] _cuts;

    public RankingFigures(IReadOnlyList<FoldRanking> folds)
    {
        _folds = folds;
        Picks = folds.Sum(fold => fold.GroupOf.Count);
        _cuts = [.. Cuts.All.Where(cut => folds.All(fold => fold.Others + fold.GroupOf.Count >= cut))];
        Names =
        [
            .. _cuts.Select(MeasureNames.PrecisionAt),
            .. _cuts.Select(MeasureNames.RecallAt),
            .. _cuts.Select(MeasureNames.NdcgAt),
            MeasureNames.RocAuc,
            MeasureNames.AveragePrecision,
        ];
    }

    /// <summary>Hidden picks of all folds.</summary>
    public int Picks { get; }

    public IReadOnlyList<string> Names { get; }

    /// <summary>[names] the figures when each hidden pick counts so many times.</summary>
    /// <param name="times">[hidden picks of the first fold, of the second …]</param>
    public double[] Of(ReadOnlySpan<int> times)
    {
        var sums = new double[Names.Count];
        var total = 0;
        foreach (var fold in _folds)
        {
            var hits = new int[fold.Groups.Count];
            var weight = 0;
            for (var pick = 0; pick < fold.GroupOf.Count; pick++)
            {
                hits[fold.GroupOf[pick]] += times[pick];
                weight += times[pick];
            }

            times = times[fold.GroupOf.Count..];
            total += weight;
            if (weight > 0)
            {
                Add(fold, hits, weight, sums);
            }
        }

        return [.. sums.Select((sum, figure) => sum / (figure < _cuts.Length ? _folds.Count : total))];
    }

    private void Add(FoldRanking fold, int[] hits, int weight, double[] sums)
    {
        var cuts = _cuts.Length;
        for (var cut = 0; cut < cuts; cut++)
        {
            sums[cut] += RankingMetrics.Precision(fold, hits, _cuts[cut]);
            sums[cuts + cut] += weight * RankingMetrics.Recall(fold, hits, _cuts[cut]);
            sums[(2 * cuts) + cut] += weight * RankingMetrics.Ndcg(fold, hits, _cuts[cut]);
        }

        sums[3 * cuts] += weight * RankingMetrics.RocAuc(fold, hits);
        sums[(3 * cuts) + 1] += weight * RankingMetrics.AveragePrecision(fold, hits);
    }
}
