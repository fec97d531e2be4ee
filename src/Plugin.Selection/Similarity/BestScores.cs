using System.Numerics;
using System.Runtime.CompilerServices;

namespace PredictPicks.Selection.Similarity;

/// <summary>
/// The best <see cref="Kept"/> scores of one candidate, as sortable keys in descending order: the score in the upper half, the complement of the
/// pick's position in the lower, so that one comparison orders by score, and equal scores by the lower position.
/// </summary>
[SkipLocalsInit]
internal static unsafe class BestScores
{
    /// <summary>Scores that are kept: the widest statistic is the mean of the best 20.</summary>
    public const int Kept = 20;

    /// <summary>Scores come in a multiple of this many.</summary>
    public const int Groups = 32;

    /// <summary>Keys waiting to be sorted: the survivors of 1 000 scores (31 in random order) and the 20 from before fit.</summary>
    private const int Capacity = 96;

    /// <summary>The bits of −∞.</summary>
    private const int Lowest = unchecked((int)0xFF80_0000);

    /// <summary>The key of "no score", below that of any score.</summary>
    public const long Empty = long.MinValue;

    public static float ScoreOf(long key)
    {
        var bits = (int)(key >> 32);
        return BitConverter.Int32BitsToSingle(bits < 0 ? bits ^ int.MaxValue : bits);
    }

    public static int PositionOf(long key) => (int)~(uint)key;

    /// <summary>Takes more scores of the candidate into account.</summary>
    /// <param name="scores">Finite, or −∞ where there is no score.</param>
    /// <param name="count">How many; a multiple of <see cref="Groups"/>.</param>
    /// <param name="firstPosition">Position of the first score's pick.</param>
    /// <param name="best">The <see cref="Kept"/> best keys so far, descending, then <see cref="Empty"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Merge<TVector, TLanes>(float* scores, int count, int firstPosition, Span<long> best)
        where TVector : unmanaged
        where TLanes : struct, ILanes<TVector>
    {
        var keys = stackalloc long[Capacity];
        var waiting = 0;
        for (; waiting < Kept && best[waiting] != Empty; waiting++)
        {
            keys[waiting] = best[waiting];
        }

        // The lowest finite float lets every score pass, −∞ never.
        var enough = waiting == Kept ? ScoreOf(best[Kept - 1]) : float.MinValue;
        var bound = TLanes.Broadcast(MathF.Max(enough, LowerBound<TVector, TLanes>(scores, count)));
        for (var i = 0; i < count; i += TLanes.Count)
        {
            for (var hits = TLanes.AtLeast(TLanes.Load(scores + i), bound); hits != 0; hits &= hits - 1)
            {
                var at = i + BitOperations.TrailingZeroCount(hits);
                keys[waiting++] = Key(scores[at], firstPosition + at);
            }

            if (waiting > Capacity - TLanes.Count)
            {
                waiting = Sort(keys, waiting);
                bound = TLanes.Broadcast(ScoreOf(keys[Kept - 1]));
            }
        }

        waiting = Sort(keys, waiting);
        new Span<long>(keys, waiting).CopyTo(best);
    }

    /// <summary>
    /// A score that the <see cref="Kept"/>th best is known to reach: the scores are dealt to 32 groups, and 20 groups' maxima are 20 different scores.
    /// Cheap, and close: of 1 000 scores in random order 31 reach it.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float LowerBound<TVector, TLanes>(float* scores, int count)
        where TVector : unmanaged
        where TLanes : struct, ILanes<TVector>
    {
        var maxima = stackalloc float[Groups];
        for (var group = 0; group < Groups; group += TLanes.Count)
        {
            var max = TLanes.Load(scores + group);
            for (var i = group + Groups; i < count; i += Groups)
            {
                max = TLanes.Max(max, TLanes.Load(scores + i));
            }

            TLanes.Store(max, maxima + group);
        }

        // The 20th of 32 by counting, and without a branch on the data: sorting would mispredict one a comparison.
        var bound = float.NegativeInfinity;
        for (var group = 0; group < Groups; group++)
        {
            var tried = TLanes.Broadcast(maxima[group]);
            var reaching = 0;
            for (var i = 0; i < Groups; i += TLanes.Count)
            {
                reaching += BitOperations.PopCount(TLanes.AtLeast(TLanes.Load(maxima + i), tried));
            }

            var isBound = (Kept - 1 - reaching) >> 31;
            var bits = BitConverter.SingleToInt32Bits(maxima[group]);
            bound = float.MaxNative(bound, BitConverter.Int32BitsToSingle((bits & isBound) | (Lowest & ~isBound)));
        }

        return bound;
    }

    private static long Key(float score, int position)
    {
        var bits = BitConverter.SingleToInt32Bits(score);
        return ((long)(bits < 0 ? bits ^ int.MaxValue : bits) << 32) | ~(uint)position;
    }

    /// <summary>Sorts different keys in descending order, drops those behind the <see cref="Kept"/>th, and returns how many are left.</summary>
    /// <remarks>A key's rank is the number of larger keys. Counting them all, four or more at once and without branches, beats insertion for these few.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Sort(long* keys, int count)
    {
        var padded = (count + Vector<long>.Count - 1) / Vector<long>.Count * Vector<long>.Count;
        new Span<long>(keys + count, padded - count).Fill(Empty);
        var ranks = stackalloc long[Capacity];
        for (var i = 0; i < padded; i += Vector<long>.Count)
        {
            var ranked = Vector.Load(keys + i);
            var larger = Vector<long>.Zero;
            for (var j = 0; j < count; j++)
            {
                larger -= Vector.GreaterThan(Vector.Create(keys[j]), ranked);
            }

            larger.Store(ranks + i);
        }

        var sorted = stackalloc long[Capacity];
        for (var i = 0; i < count; i++)
        {
            sorted[ranks[i]] = keys[i];
        }

        var kept = Math.Min(count, Kept);
        new Span<long>(sorted, kept).CopyTo(new Span<long>(keys, kept));
        return kept;
    }
}
