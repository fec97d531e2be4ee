using System.Numerics.Tensors;

namespace PredictPicks.Selection.Similarity;

/// <summary>
/// Vectors in units of how much a library's songs differ: directions in which all songs vary count less, those in which few differ count more. The cosine of two
/// whitened vectors says how alike two songs are for this library. It depends on no pick.
/// </summary>
internal static class Whitening
{
    /// <summary>
    /// Added to every direction's variance, so that those in which nothing but noise varies are not blown up. Unit vectors of 200 components have a variance of 0.005 each.
    /// </summary>
    private const double Regularisation = 0.003;

    /// <summary>L⁻¹(x − mean), scaled to unit length, with L·Lᵀ the covariance of all rows that have a vector; the others stay zero.</summary>
    /// <param name="table">Rows of unit length, or zero.</param>
    /// <param name="all">The moments of all rows of unit length.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static VectorTable Apply(VectorTable table, MomentSums all, CancellationToken cancellationToken)
    {
        var whitened = new VectorTable(new float[table.Values.Length], table.Dimension);
        if (all.Count == 0)
        {
            return whitened;
        }

        var mean = new double[table.Dimension];
        TensorPrimitives.Divide(all.Sum, all.Count, mean);
        var narrowMean = mean.Select(value => (float)value).ToArray();
        var inverse = InverseFactor(all, mean);
        Parallel.For(0, table.Count, new ParallelOptions { CancellationToken = cancellationToken }, row =>
        {
            if (PickPanels.IsUnit(table.Row(row)))
            {
                Whiten(table.Row(row), narrowMean, inverse, whitened.Row(row));
            }
        });
        return whitened;
    }

    private static void Whiten(ReadOnlySpan<float> vector, float[] mean, float[] inverse, Span<float> result)
    {
        Span<float> centred = new float[vector.Length];
        TensorPrimitives.Subtract(vector, mean, centred);
        for (var i = 0; i < vector.Length; i++)
        {
            result[i] = TensorPrimitives.Dot(inverse.AsSpan(i * vector.Length, i + 1), centred[..(i + 1)]);
        }

        var length = TensorPrimitives.Norm<float>(result);
        if (length > 0)
        {
            TensorPrimitives.Divide(result, length, result);
        }
    }

    /// <summary>L⁻¹ row by row, a lower triangle.</summary>
    private static float[] InverseFactor(MomentSums all, double[] mean)
    {
        var size = all.Dimension;
        var covariance = new double[size * size];
        TensorPrimitives.Divide(all.Products, all.Count, covariance);
        for (var i = 0; i < size; i++)
        {
            var row = covariance.AsSpan(i * size, size);
            TensorPrimitives.MultiplyAdd(mean, -mean[i], row, row);
            row[i] += Regularisation;
        }

        var inverse = new float[size * size];
        var factor = new Cholesky(covariance, size);
        for (var column = 0; column < size; column++)
        {
            var solved = factor.SolveLower(column);
            for (var i = column; i < size; i++)
            {
                inverse[(i * size) + column] = (float)solved[i];
            }
        }

        return inverse;
    }
}
