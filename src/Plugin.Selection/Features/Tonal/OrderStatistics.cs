namespace PredictPicks.Selection.Features.Tonal;

/// <summary>Order statistics without sorting.</summary>
internal static class OrderStatistics
{
    /// <summary>The value that <paramref name="rank"/> others are at least as large as (0: the largest); reorders the values (C. A. R. Hoare, "Find", 1961).</summary>
    /// <param name="values">[n], n above <paramref name="rank"/>; no NaN.</param>
    /// <param name="rank">0 to n − 1.</param>
    public static float NthLargest(Span<float> values, int rank)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(rank, values.Length);
        var (low, high) = (0, values.Length - 1);
        while (low < high)
        {
            var pivot = values[(low + high) / 2];
            var (i, j) = (low, high);
            while (i <= j)
            {
                while (values[i] > pivot)
                {
                    i++;
                }

                while (values[j] < pivot)
                {
                    j--;
                }

                if (i <= j)
                {
                    (values[i], values[j]) = (values[j], values[i]);
                    i++;
                    j--;
                }
            }

            if (rank <= j)
            {
                high = j;
            }
            else if (rank >= i)
            {
                low = i;
            }
            else
            {
                break;
            }
        }

        return values[rank];
    }
}
