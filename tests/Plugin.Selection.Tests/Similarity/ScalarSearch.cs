using PredictPicks.Selection.Similarity;

namespace PredictPicks.Selection.Tests.Similarity;

/// <summary>The plain twin of the search: one product after the other, then a sort.</summary>
internal static class ScalarSearch
{
    /// <summary>All neighbours of a candidate, nearest first, equal ones by row.</summary>
    public static List<(int Pick, float Cosine)> Neighbours(VectorTable candidates, int candidate, VectorTable picks, int ownPick = -1)
    {
        var neighbours = new List<(int Pick, float Cosine)>();
        for (var pick = 0; pick < picks.Count; pick++)
        {
            if (pick != ownPick && HasUnitLength(candidates.Row(candidate)) && HasUnitLength(picks.Row(pick)))
            {
                neighbours.Add((pick, Product(candidates.Row(candidate), picks.Row(pick))));
            }
        }

        return [.. neighbours.OrderByDescending(neighbour => neighbour.Cosine).ThenBy(neighbour => neighbour.Pick)];
    }

    /// <summary>Asserts that every candidate's result is the twin's, bit for bit, and close to the product in double precision.</summary>
    public static void ShouldBeResultOf(this NearestPicks result, VectorTable candidates, VectorTable picks, int[]? ownPicks = null)
    {
        result.Count.ShouldBe(candidates.Count);
        for (var candidate = 0; candidate < candidates.Count; candidate++)
        {
            var expected = Neighbours(candidates, candidate, picks, ownPicks?[candidate] ?? -1);
            var kept = expected.Take(NearestPicks.Kept).ToList();
            result.HasAny(candidate).ShouldBe(expected.Count > 0);
            result.Picks(candidate).ToArray().ShouldBe(kept.Select(neighbour => neighbour.Pick));
            result.Cosines(candidate).ToArray().ShouldBe(kept.Select(neighbour => Math.Clamp(neighbour.Cosine, -1f, 1f)));
            var wide = expected.Take(NearestPicks.WideCount).Select(neighbour => Math.Clamp(neighbour.Cosine, -1f, 1f)).ToList();
            result.WideMean(candidate).ShouldBe(wide.Count == 0 ? null : (float)(wide.Sum(cosine => (double)cosine) / wide.Count));
            foreach (var (pick, cosine) in kept)
            {
                ((double)cosine).ShouldBe(DoubleProduct(candidates.Row(candidate), picks.Row(pick)), 1e-5);
            }
        }
    }

    private static bool HasUnitLength(ReadOnlySpan<float> row) => Math.Abs(DoubleProduct(row, row) - 1) < 0.005;

    // The same single rounding a step as the kernel has on this processor.
    private static float Product(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        var sum = 0f;
        for (var k = 0; k < left.Length; k++)
        {
            sum = float.MultiplyAddEstimate(left[k], right[k], sum);
        }

        return sum;
    }

    private static double DoubleProduct(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        var sum = 0.0;
        for (var k = 0; k < left.Length; k++)
        {
            sum += (double)left[k] * right[k];
        }

        return sum;
    }
}
