namespace PredictPicks.Selection.Ranking;

/// <summary>Sorts by score.</summary>
internal static class RankOrder
{
    /// <summary>Candidates from the best score to the worst, equal ones in the order of ids.</summary>
    /// <param name="candidates">Indices.</param>
    /// <param name="scores">Of these candidates, in their order.</param>
    /// <param name="songs">By index.</param>
    public static int[] Sort(IReadOnlyList<int> candidates, double[] scores, IReadOnlyList<RankableSong> songs)
    {
        var order = candidates.ToArray();
        var keys = Array.ConvertAll(scores, score => -score);
        Array.Sort(keys, order);
        OrderTies(keys, order, songs);
        return order;
    }

    private static void OrderTies(double[] keys, int[] order, IReadOnlyList<RankableSong> songs)
    {
        for (int start = 0, end; start < order.Length; start = end)
        {
            for (end = start + 1; end < order.Length && keys[end] == keys[start];)
            {
                end++;
            }

            if (end - start > 1)
            {
                order.AsSpan(start, end - start).Sort((left, right) => songs[left].Id.CompareTo(songs[right].Id));
            }
        }
    }
}
