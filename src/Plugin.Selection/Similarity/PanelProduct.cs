using System.Runtime.CompilerServices;

namespace PredictPicks.Selection.Similarity;

/// <summary>
/// The micro-kernel: 6 candidates × 2 registers of picks, all 12 sums in registers over the whole dimension.
/// 12 sums hide the latency of FMA on every current core (4 cycles × 2 units = 8) and leave room in the 16 registers of AVX2 for the two picks
/// and the candidate; a panel (32 picks × 200 × 4 bytes = 25 KB with AVX-512) stays in the first-level cache.
/// Each product is one chain of multiply-adds in the order of the components, so its value does not depend on the register's width, its lane, or its neighbours.
/// </summary>
internal static unsafe class PanelProduct<TVector, TLanes>
    where TVector : unmanaged
    where TLanes : struct, ILanes<TVector>
{
    /// <summary>Candidates in a tile.</summary>
    public const int TileRows = 6;

    /// <summary>Picks in a tile and in a panel.</summary>
    public static int TileWidth => 2 * TLanes.Count;

    /// <summary>
    /// Scores <paramref name="rowCount"/> candidates against one panel: <c>scores[r·scoreStride + j] = rows[r·rowStride ..] · panel[j]</c>,
    /// over the first <paramref name="dimension"/> components.
    /// Writes whole tiles: <paramref name="scores"/> must have room for a multiple of <see cref="TileRows"/> rows.
    /// </summary>
    public static void Multiply(float* rows, int rowStride, int rowCount, float* panel, int dimension, float* scores, int scoreStride)
    {
        for (var row = 0; row < rowCount; row += TileRows)
        {
            MultiplyTile(rows + ((nint)row * rowStride), rowStride, rowCount - row, panel, dimension, scores + ((nint)row * scoreStride), scoreStride);
        }
    }

    // Compiled with full optimisation at once: the first prediction of a process must not run unoptimised code.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MultiplyTile(float* rows, nint rowStride, int rowCount, float* panel, nint dimension, float* scores, nint scoreStride)
    {
        // A tile at the end repeats its last row instead of reading past the table.
        var last = rowCount - 1;
        float* a0 = rows, a1 = rows + (Math.Min(1, last) * rowStride), a2 = rows + (Math.Min(2, last) * rowStride);
        float* a3 = rows + (Math.Min(3, last) * rowStride), a4 = rows + (Math.Min(4, last) * rowStride), a5 = rows + (Math.Min(5, last) * rowStride);
        TVector c00 = default, c01 = default, c10 = default, c11 = default, c20 = default, c21 = default;
        TVector c30 = default, c31 = default, c40 = default, c41 = default, c50 = default, c51 = default;
        for (nint k = 0; k < dimension; k++)
        {
            var b0 = TLanes.Load(panel);
            var b1 = TLanes.Load(panel + TLanes.Count);
            panel += TileWidth;
            var a = TLanes.Broadcast(a0[k]);
            c00 = TLanes.MultiplyAdd(a, b0, c00);
            c01 = TLanes.MultiplyAdd(a, b1, c01);
            a = TLanes.Broadcast(a1[k]);
            c10 = TLanes.MultiplyAdd(a, b0, c10);
            c11 = TLanes.MultiplyAdd(a, b1, c11);
            a = TLanes.Broadcast(a2[k]);
            c20 = TLanes.MultiplyAdd(a, b0, c20);
            c21 = TLanes.MultiplyAdd(a, b1, c21);
            a = TLanes.Broadcast(a3[k]);
            c30 = TLanes.MultiplyAdd(a, b0, c30);
            c31 = TLanes.MultiplyAdd(a, b1, c31);
            a = TLanes.Broadcast(a4[k]);
            c40 = TLanes.MultiplyAdd(a, b0, c40);
            c41 = TLanes.MultiplyAdd(a, b1, c41);
            a = TLanes.Broadcast(a5[k]);
            c50 = TLanes.MultiplyAdd(a, b0, c50);
            c51 = TLanes.MultiplyAdd(a, b1, c51);
        }

        StoreRow(c00, c01, scores);
        StoreRow(c10, c11, scores + scoreStride);
        StoreRow(c20, c21, scores + (2 * scoreStride));
        StoreRow(c30, c31, scores + (3 * scoreStride));
        StoreRow(c40, c41, scores + (4 * scoreStride));
        StoreRow(c50, c51, scores + (5 * scoreStride));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreRow(TVector left, TVector right, float* scores)
    {
        TLanes.Store(left, scores);
        TLanes.Store(right, scores + TLanes.Count);
    }
}
