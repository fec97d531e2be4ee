namespace PredictPicks.Selection.Tests.Evaluation.Metrics;

/// <summary>The measures by their plain definitions, on small lists of (score, is a hidden pick).</summary>
internal static class PlainMetrics
{
    /// <summary>Over every pair of a hit and another song: 1 when the hit is higher, a half when they are equal.</summary>
    public static double RocAuc(IReadOnlyList<(double Score, bool IsHit)> songs)
    {
        var pairs = from hit in songs where hit.IsHit from other in songs where !other.IsHit select Place(hit.Score).CompareTo(Place(other.Score));
        return pairs.Average(comparison => (comparison + 1) / 2.0);
    }

    /// <summary>The mean, over the hits, of the share of hits among all songs with at least their score.</summary>
    public static double AveragePrecision(IReadOnlyList<(double Score, bool IsHit)> songs) => songs.Where(song => song.IsHit).Average(hit =>
    {
        var list = songs.Where(song => Place(song.Score) >= Place(hit.Score)).ToList();
        return (double)list.Count(song => song.IsHit) / list.Count;
    });

    /// <summary>The mean of a measure over every order that the scores allow.</summary>
    public static double OverOrders(IReadOnlyList<(double Score, bool IsHit)> songs, Func<IReadOnlyList<bool>, double> measure) => Orders([.. songs])
        .Where(order => order.Zip(order.Skip(1)).All(pair => Place(pair.First.Score) >= Place(pair.Second.Score)))
        .Average(order => measure([.. order.Select(song => song.IsHit)]));

    public static double Precision(IReadOnlyList<bool> list, int count) => (double)list.Take(count).Count(isHit => isHit) / count;

    public static double Recall(IReadOnlyList<bool> list, int count) => (double)list.Take(count).Count(isHit => isHit) / list.Count(isHit => isHit);

    public static double Ndcg(IReadOnlyList<bool> list, int count) => Gain(list, count) / Gain([.. list.OrderDescending()], count);

    private static double Gain(IReadOnlyList<bool> list, int count) => list.Take(count).Select((isHit, index) => isHit ? 1 / Math.Log2(index + 2) : 0).Sum();

    /// <summary>NaN comes last.</summary>
    private static double Place(double score) => double.IsNaN(score) ? double.NegativeInfinity : score;

    private static IEnumerable<List<T>> Orders<T>(List<T> items)
    {
        if (items.Count == 0)
        {
            yield return [];
        }

        for (var i = 0; i < items.Count; i++)
        {
            foreach (var rest in Orders<T>([.. items[..i], .. items[(i + 1)..]]))
            {
                yield return [items[i], .. rest];
            }
        }
    }
}
