using PredictPicks.Selection.Similarity;

namespace PredictPicks.Selection.Tests.Similarity;

public sealed class WhiteningTests
{
    private const double Regularisation = 0.003;

    [Fact]
    public void Apply_Cosines_AreThoseOfTheInverseCovariance()
    {
        foreach (var dimension in (int[])[1, 2, 7, 16, 33])
        {
            var table = SampleVectors.Unit(60, dimension, seed: dimension);
            table.Row(5).Clear();
            int[] rows = [.. Enumerable.Range(0, 60).Where(row => row != 5)];
            var white = Whitening.Apply(table, MomentSums.Of(table, rows, CancellationToken.None), CancellationToken.None);
            white.Row(5).ToArray().ShouldAllBe(value => value == 0);
            for (var row = 0; row < 4; row++)
            {
                var product = 0.0;
                for (var k = 0; k < dimension; k++)
                {
                    product += white.Row(row)[k] * white.Row(row + 10)[k];
                }

                product.ShouldBe(Cosine(table, rows, row, row + 10), 1e-4, $"dimension {dimension}, row {row}");
            }
        }
    }

    private static double Cosine(VectorTable table, int[] rows, int left, int right) =>
        Form(table, rows, left, right) / Math.Sqrt(Form(table, rows, left, left) * Form(table, rows, right, right));

    /// <summary>(x − mean)ᵀ (C + λI)⁻¹ (y − mean)</summary>
    private static double Form(VectorTable table, int[] rows, int left, int right)
    {
        var mean = Enumerable.Range(0, table.Dimension).Select(k => rows.Average(row => (double)table.Row(row)[k])).ToArray();
        double Centred(int row, int k) => table.Row(row)[k] - mean[k];
        var system = new double[table.Dimension, table.Dimension + 1];
        for (var i = 0; i < table.Dimension; i++)
        {
            for (var j = 0; j < table.Dimension; j++)
            {
                system[i, j] = rows.Average(row => Centred(row, i) * Centred(row, j)) + (i == j ? Regularisation : 0);
            }

            system[i, table.Dimension] = Centred(right, i);
        }

        return PlainSolver.Solve(system).Select((value, k) => value * Centred(left, k)).Sum();
    }
}
