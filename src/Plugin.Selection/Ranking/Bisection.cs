namespace PredictPicks.Selection.Ranking;

/// <summary>Searching in what is sorted.</summary>
internal static class Bisection
{
    /// <summary>The first index from 0 to <paramref name="count"/> − 1 from which on <paramref name="isReached"/> holds; <paramref name="count"/> when it never does.</summary>
    /// <param name="count">Of the sorted entries.</param>
    /// <param name="isReached">False for the first entries, true for all others.</param>
    public static int First(int count, Predicate<int> isReached)
    {
        var (first, end) = (0, count);
        while (first < end)
        {
            var middle = first + ((end - first) / 2);
            (first, end) = isReached(middle) ? (first, middle) : (middle + 1, end);
        }

        return first;
    }
}
