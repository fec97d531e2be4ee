namespace PredictPicks.Selection.Tests.Features.Fingerprint;

/// <summary>The comparison by its definition, bit by bit.</summary>
internal static class PlainComparer
{
    public static long BitErrors(uint[] a, uint[] b, int startA, int startB, int length)
    {
        var errors = 0L;
        for (var i = 0; i < length; i++)
        {
            for (var bit = 0; bit < 32; bit++)
            {
                errors += ((a[startA + i] >> bit) & 1) == ((b[startB + i] >> bit) & 1) ? 0 : 1;
            }
        }

        return errors;
    }

    /// <summary>Lowest rate over all offsets that leave 20 items and half of the shorter one; for items without silence.</summary>
    public static (double Rate, int Overlap) Best(uint[] a, uint[] b)
    {
        var best = (Rate: double.MaxValue, Overlap: 0);
        for (var offset = -b.Length; offset <= a.Length; offset++)
        {
            var (startA, startB) = (Math.Max(0, offset), Math.Max(0, -offset));
            var overlap = Math.Min(a.Length - startA, b.Length - startB);
            if (overlap < 20 || overlap * 2 < Math.Min(a.Length, b.Length))
            {
                continue;
            }

            var rate = BitErrors(a, b, startA, startB, overlap) / (32.0 * overlap);
            best = rate < best.Rate ? (rate, overlap) : best;
        }

        return best;
    }
}

/// <summary>Made-up items.</summary>
internal static class TestItems
{
    public static uint[] Random(int seed, int count)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (uint)random.NextInt64(1L << 32))];
    }

    /// <summary>Flips bits at random, each with the probability <paramref name="flips"/> in 32.</summary>
    public static uint[] Flip(uint[] items, double flips, int seed)
    {
        var random = new Random(seed);
        return [.. items.Select(item => Enumerable.Range(0, 32).Aggregate(item, (bits, bit) => random.NextDouble() < flips / 32 ? bits ^ (1u << bit) : bits))];
    }
}
