using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using PredictPicks.Selection.Similarity;

namespace PredictPicks.Selection.Models.Managed;

/// <summary>
/// The kernel that does nearly all the work of a network: sums of products of weights and shifted input, for up to
/// <see cref="MaxRows"/> filters and <see cref="BlocksAtOnce"/> blocks of positions at once. A convolution of any kind, a transform by
/// a small matrix and a matrix product are all this with other offsets.
/// </summary>
internal abstract unsafe class Correlator
{
    /// <summary>Blocks of positions that are worked on at once.</summary>
    public const int BlocksAtOnce = 4;

    /// <summary>Frames that a fast convolution makes at once.</summary>
    public const int FramesAtOnce = 4;

    /// <summary>For the widest registers of this machine.</summary>
    public static Correlator Fastest { get; } =
        Vector512.IsHardwareAccelerated ? new VectorCorrelator<Vector512<float>, Lanes512>()
        : Vector256.IsHardwareAccelerated ? new VectorCorrelator<Vector256<float>, Lanes256>()
        : new VectorCorrelator<Vector128<float>, Lanes128>();

    /// <summary>Neighbouring positions in a block.</summary>
    public abstract int BlockLength { get; }

    /// <summary>Most filters at once.</summary>
    public abstract int MaxRows { get; }

    /// <summary>
    /// <c>sums[row, block, i] = Σ_tap weights[tap, row] · input.Block[offsets[tap] + i]</c> for i from 0 to <see cref="BlockLength"/> − 1.
    /// </summary>
    /// <param name="rows">1 to <see cref="MaxRows"/>.</param>
    /// <param name="weights">[<paramref name="taps"/>, <paramref name="rows"/>]</param>
    /// <param name="offsets">[<paramref name="taps"/>]</param>
    /// <param name="taps">0 or more.</param>
    /// <param name="input">Where the blocks begin.</param>
    /// <param name="sums">[<paramref name="rows"/>, <see cref="BlocksAtOnce"/>, <see cref="BlockLength"/>]</param>
    public abstract void Correlate(int rows, float* weights, int* offsets, int taps, BlockPointers input, float* sums);

    /// <summary>
    /// The rest of a fast convolution with <see cref="FramesAtOnce"/> outputs and a maximum over a row of positions: turns one block of
    /// products into frames, <c>frame[f] = Σ_point matrix[point, f] · products[point]</c>, and keeps the largest of each.
    /// </summary>
    /// <param name="rows">Filters.</param>
    /// <param name="products">As <see cref="Correlate"/> leaves them for this block, one point after another.</param>
    /// <param name="points">How many.</param>
    /// <param name="matrix">[<paramref name="points"/>, <see cref="FramesAtOnce"/>]</param>
    /// <param name="limits">[<see cref="BlockLength"/>]: +∞ where a position counts, else −∞.</param>
    /// <param name="maxima">[<paramref name="rows"/>, <see cref="FramesAtOnce"/>, <see cref="BlockLength"/>], no value NaN.</param>
    /// <param name="isFirst">Whether the row begins with this block; then <paramref name="maxima"/> need not hold anything.</param>
    public abstract void Fold(int rows, float* products, int points, float* matrix, float* limits, float* maxima, bool isFirst);

    /// <summary>The largest of each block of <see cref="BlockLength"/> values.</summary>
    /// <param name="blocks">[<paramref name="count"/>, <see cref="BlockLength"/>], no value NaN.</param>
    /// <param name="count">How many.</param>
    /// <param name="largest">[<paramref name="count"/>]</param>
    public abstract void Reduce(float* blocks, int count, float* largest);
}

/// <summary>Where the blocks of one call begin; they need not lie side by side.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly unsafe ref struct BlockPointers(float* block0, float* block1, float* block2, float* block3)
{
    public readonly float* Block0 = block0;
    public readonly float* Block1 = block1;
    public readonly float* Block2 = block2;
    public readonly float* Block3 = block3;
}
