using System.Runtime.Intrinsics;
using PredictPicks.Selection.Similarity;

namespace PredictPicks.Selection.Tests.Similarity;

public sealed class MomentSumsTests
{
    /// <summary>Rounding of single precision a row: no product is larger than 1.</summary>
    private const double Tolerance = 1e-7;

    [Fact]
    public void Of_EveryTailLength_AgreesWithPlainSums()
    {
        for (var dimension = 1; dimension <= 70; dimension++)
        {
            var table = SampleVectors.Unit(1 + (dimension * 13 % 300), dimension, seed: dimension);
            var rows = Enumerable.Range(0, table.Count).Where(row => row % 5 != 2).Reverse().ToArray();
            ShouldBePlainSums(MomentSums.Of<Vector128<float>, Lanes128>(table, rows, CancellationToken.None), table, rows);
            ShouldBePlainSums(MomentSums.Of<Vector256<float>, Lanes256>(table, rows, CancellationToken.None), table, rows);
            ShouldBePlainSums(MomentSums.Of<Vector512<float>, Lanes512>(table, rows, CancellationToken.None), table, rows);
        }
    }

    [Fact]
    public void Of_NoRows_IsZero()
    {
        var sums = MomentSums.Of(SampleVectors.Unit(3, 4, seed: 1), [], CancellationToken.None);
        sums.Count.ShouldBe(0);
        sums.Products.ShouldAllBe(value => value == 0);
    }

    [Fact]
    public void Total_Parts_IsTheWhole()
    {
        var table = SampleVectors.Unit(500, 7, seed: 2);
        var parts = Enumerable.Range(0, 3).Select(part => MomentSums.Of(table, [.. Enumerable.Range(0, 500).Where(row => row % 3 == part)], CancellationToken.None));
        ShouldBePlainSums(MomentSums.Total(parts, 7), table, [.. Enumerable.Range(0, 500)]);
    }

    private static void ShouldBePlainSums(MomentSums sums, VectorTable table, int[] rows)
    {
        sums.Count.ShouldBe(rows.Length);
        for (var i = 0; i < table.Dimension; i++)
        {
            sums.Sum[i].ShouldBe(rows.Sum(row => (double)table.Row(row)[i]), Tolerance * rows.Length);
            for (var j = 0; j < table.Dimension; j++)
            {
                var expected = 0.0;
                foreach (var row in rows)
                {
                    expected += (double)table.Row(row)[i] * table.Row(row)[j];
                }

                sums.Products[(i * table.Dimension) + j].ShouldBe(expected, Tolerance * rows.Length);
            }
        }
    }
}
