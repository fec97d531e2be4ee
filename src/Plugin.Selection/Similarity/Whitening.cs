using System.Numerics.Tensors;
using System.Runtime.Intrinsics;

namespace PredictPicks.Selection.Similarity;

/// <summary>
/// Vectors in units of how much a library's songs differ: directions in which all songs vary count less, those in which few differ count more. The cosine of two
/// whitened vectors says how alike two songs are for this library. It depends on no pick.
/// </summary>
internal static unsafe class Whitening
{
    /// <summary>
    /// Added to every direction's variance, so that those in which nothing but noise varies are not blown up. Unit vectors of 200 components have a variance of 0.005 each.
    /// </summary>
    private const double Regularisation = 0.003;

    /// <summary>Rows of a block, a multiple of the tile's: they and their products stay in the second-level cache.</summary>
    private const int BlockRows = 48;

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
        var inverse = InverseFactor(all, mean);
        var offset = new float[table.Dimension];
        for (var i = 0; i < offset.Length; i++)
        {
            for (var k = 0; k <= i; k++)
            {
                offset[i] += inverse[(i * offset.Length) + k] * (float)mean[k];
            }
        }

        if (Vector512.IsHardwareAccelerated)
        {
            Multiply<Vector512<float>, Lanes512>(table, inverse, offset, whitened, cancellationToken);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Multiply<Vector256<float>, Lanes256>(table, inverse, offset, whitened, cancellationToken);
        }
        else
        {
            Multiply<Vector128<float>, Lanes128>(table, inverse, offset, whitened, cancellationToken);
        }

        return whitened;
    }

    /// <summary>Row by row L⁻¹·x − <paramref name="offset"/>, scaled to unit length.</summary>
    private static void Multiply<TVector, TLanes>(VectorTable table, float[] inverse, float[] offset, VectorTable whitened, CancellationToken cancellationToken)
        where TVector : unmanaged
        where TLanes : struct, ILanes<TVector>
    {
        var dimension = table.Dimension;
        var width = PanelProduct<TVector, TLanes>.TileWidth;
        var stride = (dimension + width - 1) / width * width;
        var panels = Pack(inverse, dimension, width, stride);
        Parallel.For(
            0,
            (table.Count + BlockRows - 1) / BlockRows,
            new ParallelOptions { CancellationToken = cancellationToken },
            () => new AlignedFloats(BlockRows * stride),
            (block, _, products) =>
            {
                var first = block * BlockRows;
                var count = Math.Min(BlockRows, table.Count - first);
                fixed (float* values = table.Values)
                {
                    for (var column = 0; column < stride; column += width)
                    {
                        // Behind a panel's last column its rows of the triangle are zero.
                        var depth = Math.Min(dimension, column + width);
                        PanelProduct<TVector, TLanes>.Multiply(
                            values + ((nint)first * dimension), dimension, count, panels.Pointer + (column * dimension), depth, products.Pointer + column, stride);
                    }
                }

                for (var row = 0; row < count; row++)
                {
                    if (PickPanels.IsUnit(table.Row(first + row)))
                    {
                        Finish(products.Span.Slice(row * stride, dimension), offset, whitened.Row(first + row));
                    }
                }

                return products;
            },
            _ => { });
    }

    private static AlignedFloats Pack(float[] inverse, int dimension, int width, int stride)
    {
        var panels = new AlignedFloats(stride * dimension);
        for (var row = 0; row < dimension; row++)
        {
            var lane = row % width;
            var panel = panels.Span[((row - lane) * dimension)..];
            for (var k = 0; k < dimension; k++)
            {
                panel[(k * width) + lane] = inverse[(row * dimension) + k];
            }
        }

        return panels;
    }

    private static void Finish(ReadOnlySpan<float> product, float[] offset, Span<float> result)
    {
        TensorPrimitives.Subtract(product, offset, result);
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
