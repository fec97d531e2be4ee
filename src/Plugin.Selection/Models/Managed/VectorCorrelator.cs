using System.Runtime.CompilerServices;
using PredictPicks.Selection.Similarity;

namespace PredictPicks.Selection.Models.Managed;

/// <summary>The kernels, for one width of registers.</summary>
internal sealed unsafe class VectorCorrelator<TVector, TLanes> : Correlator
    where TVector : unmanaged
    where TLanes : struct, ILanes<TVector>
{
    /// <inheritdoc/>
    public override int BlockLength => TLanes.Count;

    /// <summary>24 sums, 6 weights and a block fill the 32 registers of AVX-512; 12, 3 and 1 the 16 of AVX2.</summary>
    public override int MaxRows => TLanes.Count == 16 ? 6 : 3;

    /// <inheritdoc/>
    public override void Correlate(int rows, float* weights, int* offsets, int taps, BlockPointers input, float* sums)
    {
        switch (rows)
        {
            case 1:
                Correlate<Rows1>(weights, offsets, taps, input, sums);
                break;
            case 2:
                Correlate<Rows2>(weights, offsets, taps, input, sums);
                break;
            case 3:
                Correlate<Rows3>(weights, offsets, taps, input, sums);
                break;
            case 4:
                Correlate<Rows4>(weights, offsets, taps, input, sums);
                break;
            case 5:
                Correlate<Rows5>(weights, offsets, taps, input, sums);
                break;
            default:
                Correlate<Rows6>(weights, offsets, taps, input, sums);
                break;
        }
    }

#pragma warning disable MA0051 // The 24 sums are variables of their own, so that the JIT keeps them in registers.
    // Compiled with full optimisation at once: the first songs of a scan must not run unoptimised code.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Correlate<TRows>(float* weights, int* offsets, nint taps, BlockPointers input, float* sums)
        where TRows : struct, IRows
    {
        TVector c00 = default, c01 = default, c02 = default, c03 = default;
        TVector c10 = default, c11 = default, c12 = default, c13 = default;
        TVector c20 = default, c21 = default, c22 = default, c23 = default;
        TVector c30 = default, c31 = default, c32 = default, c33 = default;
        TVector c40 = default, c41 = default, c42 = default, c43 = default;
        TVector c50 = default, c51 = default, c52 = default, c53 = default;
        for (nint tap = 0; tap < taps; tap++)
        {
            nint offset = offsets[tap];
            var w0 = Weight<TRows>(0, weights);
            var w1 = Weight<TRows>(1, weights);
            var w2 = Weight<TRows>(2, weights);
            var w3 = Weight<TRows>(3, weights);
            var w4 = Weight<TRows>(4, weights);
            var w5 = Weight<TRows>(5, weights);
            weights += TRows.Count;
            var x = TLanes.Load(input.Block0 + offset);
            c00 = Add<TRows>(0, w0, x, c00);
            c10 = Add<TRows>(1, w1, x, c10);
            c20 = Add<TRows>(2, w2, x, c20);
            c30 = Add<TRows>(3, w3, x, c30);
            c40 = Add<TRows>(4, w4, x, c40);
            c50 = Add<TRows>(5, w5, x, c50);
            x = TLanes.Load(input.Block1 + offset);
            c01 = Add<TRows>(0, w0, x, c01);
            c11 = Add<TRows>(1, w1, x, c11);
            c21 = Add<TRows>(2, w2, x, c21);
            c31 = Add<TRows>(3, w3, x, c31);
            c41 = Add<TRows>(4, w4, x, c41);
            c51 = Add<TRows>(5, w5, x, c51);
            x = TLanes.Load(input.Block2 + offset);
            c02 = Add<TRows>(0, w0, x, c02);
            c12 = Add<TRows>(1, w1, x, c12);
            c22 = Add<TRows>(2, w2, x, c22);
            c32 = Add<TRows>(3, w3, x, c32);
            c42 = Add<TRows>(4, w4, x, c42);
            c52 = Add<TRows>(5, w5, x, c52);
            x = TLanes.Load(input.Block3 + offset);
            c03 = Add<TRows>(0, w0, x, c03);
            c13 = Add<TRows>(1, w1, x, c13);
            c23 = Add<TRows>(2, w2, x, c23);
            c33 = Add<TRows>(3, w3, x, c33);
            c43 = Add<TRows>(4, w4, x, c43);
            c53 = Add<TRows>(5, w5, x, c53);
        }

        Store<TRows>(0, sums, c00, c01, c02, c03);
        Store<TRows>(1, sums, c10, c11, c12, c13);
        Store<TRows>(2, sums, c20, c21, c22, c23);
        Store<TRows>(3, sums, c30, c31, c32, c33);
        Store<TRows>(4, sums, c40, c41, c42, c43);
        Store<TRows>(5, sums, c50, c51, c52, c53);
    }
#pragma warning restore MA0051

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Weight<TRows>(int row, float* weights)
        where TRows : struct, IRows => row < TRows.Count ? TLanes.Broadcast(weights[row]) : default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Add<TRows>(int row, TVector weight, TVector block, TVector sum)
        where TRows : struct, IRows => row < TRows.Count ? TLanes.MultiplyAdd(weight, block, sum) : sum;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Fold(int rows, float* products, int points, float* matrix, float* limits, float* maxima, bool isFirst)
    {
        var limit = TLanes.Load(limits);
        nint stride = rows * BlocksAtOnce * TLanes.Count;
        for (var row = 0; row < rows; row++)
        {
            TVector frame0 = default, frame1 = default, frame2 = default, frame3 = default;
            for (nint point = 0; point < points; point++)
            {
                var product = TLanes.Load(products + (point * stride));
                var factors = matrix + (point * FramesAtOnce);
                frame0 = TLanes.MultiplyAdd(TLanes.Broadcast(factors[0]), product, frame0);
                frame1 = TLanes.MultiplyAdd(TLanes.Broadcast(factors[1]), product, frame1);
                frame2 = TLanes.MultiplyAdd(TLanes.Broadcast(factors[2]), product, frame2);
                frame3 = TLanes.MultiplyAdd(TLanes.Broadcast(factors[3]), product, frame3);
            }

            Raise(frame0, limit, maxima, isFirst);
            Raise(frame1, limit, maxima + TLanes.Count, isFirst);
            Raise(frame2, limit, maxima + (2 * TLanes.Count), isFirst);
            Raise(frame3, limit, maxima + (3 * TLanes.Count), isFirst);
            products += BlocksAtOnce * TLanes.Count;
            maxima += FramesAtOnce * TLanes.Count;
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Reduce(float* blocks, int count, float* largest)
    {
        for (var i = 0; i < count; i++)
        {
            largest[i] = TLanes.MaxOfLanes(TLanes.Load(blocks + ((nint)i * TLanes.Count)));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Raise(TVector frame, TVector limit, float* maxima, bool isFirst)
    {
        frame = TLanes.Min(frame, limit);
        TLanes.Store(isFirst ? frame : TLanes.Max(TLanes.Load(maxima), frame), maxima);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<TRows>(int row, float* sums, TVector block0, TVector block1, TVector block2, TVector block3)
        where TRows : struct, IRows
    {
        if (row < TRows.Count)
        {
            sums += row * BlocksAtOnce * TLanes.Count;
            TLanes.Store(block0, sums);
            TLanes.Store(block1, sums + TLanes.Count);
            TLanes.Store(block2, sums + (2 * TLanes.Count));
            TLanes.Store(block3, sums + (3 * TLanes.Count));
        }
    }

    private interface IRows
    {
        static abstract int Count { get; }
    }

    private readonly struct Rows1 : IRows
    {
        public static int Count => 1;
    }

    private readonly struct Rows2 : IRows
    {
        public static int Count => 2;
    }

    private readonly struct Rows3 : IRows
    {
        public static int Count => 3;
    }

    private readonly struct Rows4 : IRows
    {
        public static int Count => 4;
    }

    private readonly struct Rows5 : IRows
    {
        public static int Count => 5;
    }

    private readonly struct Rows6 : IRows
    {
        public static int Count => 6;
    }
}
