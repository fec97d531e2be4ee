namespace PredictPicks.Selection.Evaluation.Metrics;

/// <summary>
/// Measures of a ranking, from 0 to 1, the higher the better. Ties are broken by no one: at a cut through songs of one score each counts by its chance to be
/// above it, so that the order of a list's rows never changes a figure. With no hidden pick, or no other song where one is needed, the result is NaN.
/// </summary>
internal static class RankingMetrics
{
    /// <summary>Share of the first <paramref name="count"/> songs that are hidden picks.</summary>
    /// <param name="ranking">A ranking.</param>
    /// <param name="hits">[groups] how many hidden picks each group counts for.</param>
    /// <param name="count">At least 1.</param>
    public static double Precision(FoldRanking ranking, ReadOnlySpan<int> hits, int count) =>
        Total(hits) == 0 ? double.NaN : Found(ranking, hits, count) / count;

    /// <summary>Share of the hidden picks that are among the first <paramref name="count"/> songs.</summary>
    public static double Recall(FoldRanking ranking, ReadOnlySpan<int> hits, int count) => Found(ranking, hits, count) / Total(hits);

    /// <summary>
    /// Normalised discounted cumulative gain: a hidden pick at place i (from 1) gains 1 / log2(i + 1); the sum over the first <paramref name="count"/> songs,
    /// divided by that of a ranking with all hidden picks in front.
    /// </summary>
    public static double Ndcg(FoldRanking ranking, ReadOnlySpan<int> hits, int count)
    {
        var gain = 0.0;
        var before = 0;
        for (var group = 0; group < hits.Length; group++)
        {
            var first = ranking.Groups[group].OthersAbove + before;
            var size = ranking.Groups[group].OthersTied + hits[group];
            if (first >= count)
            {
                break;
            }

            if (hits[group] > 0)
            {
                gain += (Discounts.Sum(Math.Min(first + size, count)) - Discounts.Sum(first)) * hits[group] / size;
            }

            before += hits[group];
        }

        return gain / Discounts.Sum(Math.Min(Total(hits), count));
    }

    /// <summary>Area under the ROC curve: the chance that a hidden pick has a higher score than another song, a tie counting half.</summary>
    public static double RocAuc(FoldRanking ranking, ReadOnlySpan<int> hits)
    {
        var won = 0.0;
        for (var group = 0; group < hits.Length; group++)
        {
            var (above, tied, _) = ranking.Groups[group];
            won += hits[group] * (ranking.Others - above - (tied / 2.0));
        }

        return won / ((double)Total(hits) * ranking.Others);
    }

    /// <summary>
    /// Average precision: the mean, over the hidden picks, of the precision among all songs with at least its score. To itself a pick counts once, however often
    /// it counts: else drawing picks anew would flatter lists in which they are few.
    /// </summary>
    public static double AveragePrecision(FoldRanking ranking, ReadOnlySpan<int> hits)
    {
        var sum = 0.0;
        var before = 0;
        for (var group = 0; group < hits.Length; group++)
        {
            var (above, tied, hidden) = ranking.Groups[group];
            var found = before + hits[group] - ((double)hits[group] / hidden) + 1;
            sum += hits[group] * found / (above + tied + found);
            before += hits[group];
        }

        return sum / before;
    }

    /// <summary>Hidden picks among the first <paramref name="count"/> songs; a fraction where a tie is cut.</summary>
    public static double Found(FoldRanking ranking, ReadOnlySpan<int> hits, int count)
    {
        var found = 0.0;
        var before = 0;
        for (var group = 0; group < hits.Length; group++)
        {
            found += hits[group] * ChanceWithin(count, ranking.Groups[group], before, hits[group]);
            before += hits[group];
        }

        return found;
    }

    /// <summary>The chance of a hidden pick to be among the first <paramref name="count"/> songs.</summary>
    /// <param name="count">Length of the list.</param>
    /// <param name="group">The pick's group.</param>
    /// <param name="hitsAbove">Hidden picks in the groups above.</param>
    /// <param name="hits">Hidden picks in the group.</param>
    public static double ChanceWithin(int count, TieGroup group, int hitsAbove, int hits) =>
        hits == 0 ? 0 : Math.Clamp((double)(count - group.OthersAbove - hitsAbove) / (group.OthersTied + hits), 0, 1);

    private static int Total(ReadOnlySpan<int> hits)
    {
        var total = 0;
        foreach (var count in hits)
        {
            total += count;
        }

        return total;
    }

    /// <summary>Sums of 1 / log2(place + 1).</summary>
    private static class Discounts
    {
        private static readonly double[] Sums = Make(Cuts.Largest);

        /// <summary>Over the first <paramref name="places"/> places; at most <see cref="Cuts.Largest"/>.</summary>
        public static double Sum(int places) => Sums[places];

        private static double[] Make(int places)
        {
            var sums = new double[places + 1];
            for (var place = 1; place <= places; place++)
            {
                sums[place] = sums[place - 1] + (1 / Math.Log2(place + 1));
            }

            return sums;
        }
    }
}

/// <summary>The lengths of list at which precision, recall and NDCG are measured: a screen, a long playlist, and what predict lists by default.</summary>
internal static class Cuts
{
    public const int Largest = 100;

    public static IReadOnlyList<int> All { get; } = [10, 50, Largest];
}
