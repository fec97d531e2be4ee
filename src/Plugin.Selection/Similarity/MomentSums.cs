using System.Numerics.Tensors;
using System.Runtime.Intrinsics;

namespace PredictPicks.Selection.Similarity;

/// <summary>Sums over some rows of a table: how many, Σ x and Σ x·xᵀ. Whatever a linear model needs to know of them, however many there are.</summary>
internal sealed class MomentSums
{
    /// <summary>Rows of a block: its transposed copy (200 × 128 × 4 bytes = 100 KB) stays in the second-level cache, a panel of it in the first.</summary>
    private const int BlockRows = 128;

    /// <summary>From one component's values to the next one's in the transposed copy: an odd number of cache lines, so that neighbours do not share a cache set.</summary>
    private const int TransposedStride = BlockRows + 16;

    private MomentSums(int dimension)
    {
        Dimension = dimension;
        Sum = new double[dimension];
        Products = new double[dimension * dimension];
    }

    public int Dimension { get; }

    /// <summary>Rows that were added.</summary>
    public int Count { get; private set; }

    /// <summary>[dimension]</summary>
    public double[] Sum { get; }

    /// <summary>[dimension · dimension], row by row, symmetric.</summary>
    public double[] Products { get; }

    /// <summary>
    /// Sums up <paramref name="rows"/> of <paramref name="table"/>. Single precision within a block of 128 rows and double precision across blocks, so
    /// the relative error stays near 1e-6. The same rows in the same order give the same bits.
    /// </summary>
    public static MomentSums Of(VectorTable table, IReadOnlyList<int> rows, CancellationToken cancellationToken)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            return Of<Vector512<float>, Lanes512>(table, rows, cancellationToken);
        }

        return Vector256.IsHardwareAccelerated
            ? Of<Vector256<float>, Lanes256>(table, rows, cancellationToken)
            : Of<Vector128<float>, Lanes128>(table, rows, cancellationToken);
    }

    /// <summary>Σ over parts.</summary>
    public static MomentSums Total(IEnumerable<MomentSums> parts, int dimension)
    {
        var total = new MomentSums(dimension);
        foreach (var part in parts)
        {
            total.Count += part.Count;
            TensorPrimitives.Add(total.Sum, part.Sum, total.Sum);
            TensorPrimitives.Add(total.Products, part.Products, total.Products);
        }

        return total;
    }

    internal static unsafe MomentSums Of<TVector, TLanes>(VectorTable table, IReadOnlyList<int> rows, CancellationToken cancellationToken)
        where TVector : unmanaged
        where TLanes : struct, ILanes<TVector>
    {
        var sums = new MomentSums(table.Dimension);
        var width = PanelProduct<TVector, TLanes>.TileWidth;
        var stride = (table.Dimension + width - 1) / width * width;
        var tiledRows = (table.Dimension + PanelProduct<TVector, TLanes>.TileRows - 1) / PanelProduct<TVector, TLanes>.TileRows * PanelProduct<TVector, TLanes>.TileRows;
        var transposed = new AlignedFloats(table.Dimension * TransposedStride);
        var panel = new AlignedFloats(BlockRows * width);
        var products = new AlignedFloats(tiledRows * stride);
        var wide = new double[table.Dimension];
        for (var first = 0; first < rows.Count; first += BlockRows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var count = Math.Min(BlockRows, rows.Count - first);
            sums.CopyBlock(table, rows, first, count, transposed.Span);
            for (var column = 0; column < table.Dimension; column += width)
            {
                // Rows above the panel's last column alone: the matrix is symmetric.
                var needed = Math.Min(table.Dimension, column + width);
                FillPanel(table, rows, first, count, column, panel.Span, width);
                PanelProduct<TVector, TLanes>.Multiply(
                    transposed.Pointer, TransposedStride, needed, panel.Pointer, count, products.Pointer + column, stride);
            }

            sums.AddUpperTriangle(products.Span, stride, wide);
        }

        sums.Mirror();
        return sums;
    }

    private void CopyBlock(VectorTable table, IReadOnlyList<int> rows, int first, int count, Span<float> transposed)
    {
        for (var i = 0; i < count; i++)
        {
            var row = table.Row(rows[first + i]);
            for (var k = 0; k < row.Length; k++)
            {
                transposed[(k * TransposedStride) + i] = row[k];
            }
        }

        for (var k = 0; k < Dimension; k++)
        {
            Sum[k] += TensorPrimitives.Sum<float>(transposed.Slice(k * TransposedStride, count));
        }

        Count += count;
    }

    private static void FillPanel(VectorTable table, IReadOnlyList<int> rows, int first, int count, int column, Span<float> panel, int width)
    {
        var used = Math.Min(width, table.Dimension - column);
        for (var i = 0; i < count; i++)
        {
            var line = panel.Slice(i * width, width);
            table.Row(rows[first + i]).Slice(column, used).CopyTo(line);
            line[used..].Clear();
        }
    }

    private void AddUpperTriangle(ReadOnlySpan<float> products, int stride, Span<double> wide)
    {
        for (var i = 0; i < Dimension; i++)
        {
            var sums = Products.AsSpan(i * Dimension, Dimension)[i..];
            var block = wide[i..];
            TensorPrimitives.ConvertTruncating(products.Slice((i * stride) + i, sums.Length), block);
            TensorPrimitives.Add(sums, block, sums);
        }
    }

    private void Mirror()
    {
        for (var i = 0; i < Dimension; i++)
        {
            for (var j = i + 1; j < Dimension; j++)
            {
                Products[(j * Dimension) + i] = Products[(i * Dimension) + j];
            }
        }
    }
}
