using System.Numerics;
using System.Runtime.CompilerServices;

namespace PredictPicks.Selection.Similarity;

/// <summary>
/// The best <see cref="Kept"/> scores of one candidate, as sortable keys in descending order: the score's bits in the upper half, the complement of the
/// pick's position in the lower, so that one comparison orders by score, and equal scores by the lower position.
/// </summary>
internal static unsafe class BestScores
{
    /// <summary>Scores that are kept: the widest statistic is the mean of the best 20.</summary>
    public const int Kept = 20;

    /// <summary>Scores come in a multiple of this many.</summary>
    public const int Groups = 32;

    /// <summary>The key of "no score": any score above −∞ beats it, −∞ itself at any position does not.</summary>
    public static readonly ulong Empty = Key(float.NegativeInfinity, 0);

    public static float ScoreOf(ulong key)
    {
        var bits = (uint)(key >> 32);
        return BitConverter.UInt32BitsToSingle((bits & 0x8000_0000) != 0 ? bits ^ 0x8000_0000 : ~bits);
    }

    public static int PositionOf(ulong key) => (int)~(uint)key;

    /// <summary>Takes more scores of the candidate into account.</summary>
    /// <param name="scores">Without NaN; −∞ where there is no score.</param>
    /// <param name="count">How many; a multiple of <see cref="Groups"/>.</param>
    /// <param name="firstPosition">Position of the first score's pick; later than all positions seen before.</param>
    /// <param name="best">The <see cref="Kept"/> best keys so far, descending.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Merge<TVector, TLanes>(float* scores, int count, int firstPosition, Span<ulong> best)
        where TVector : unmanaged
        where TLanes : struct, ILanes<TVector>
    {
        var bound = TLanes.Broadcast(MathF.Max(LowerBound<TVector, TLanes>(scores, count), ScoreOf(best[Kept - 1])));
        for (var i = 0; i < count; i += TLanes.Count)
        {
            var hits = TLanes.AtLeast(TLanes.Load(scores + i), bound);
            while (hits != 0)
            {
                var at = i + BitOperations.TrailingZeroCount(hits);
                hits &= hits - 1;
                Insert(Key(scores[at], firstPosition + at), best);
            }
        }
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

        // The 20th of 32 by counting, without a branch that depends on the data.
        var bound = float.NegativeInfinity;
        for (var group = 0; group < Groups; group++)
        {
            var candidate = TLanes.Broadcast(maxima[group]);
            var atLeast = 0;
            for (var i = 0; i < Groups; i += TLanes.Count)
            {
                atLeast += BitOperations.PopCount(TLanes.AtLeast(TLanes.Load(maxima + i), candidate));
            }

            bound = MathF.Max(bound, atLeast >= Kept ? maxima[group] : float.NegativeInfinity);
        }

        return bound;
    }

    private static ulong Key(float score, int position)
    {
        var bits = BitConverter.SingleToUInt32Bits(score);
        bits = (bits & 0x8000_0000) != 0 ? ~bits : bits | 0x8000_0000;
        return ((ulong)bits << 32) | ~(uint)position;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Insert(ulong key, Span<ulong> best)
    {
        var at = Kept - 1;
        if (key <= best[at])
        {
            return;
        }

        for (; at > 0 && best[at - 1] < key; at--)
        {
            best[at] = best[at - 1];
        }

        best[at] = key;
    }
}
