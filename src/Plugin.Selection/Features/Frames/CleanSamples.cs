using System.Numerics;
using System.Runtime.InteropServices;

namespace PredictPicks.Selection.Features.Frames;

/// <summary>Samples of a float stream, without what would poison sums and transforms.</summary>
internal static class CleanSamples
{
    /// <summary>
    /// Magnitudes above this (120 dB over full scale) count as broken, like NaN and ∞: no music gets there, and the squares of a song's samples still fit in a float.
    /// </summary>
    public const float Limit = 1e6f;

    /// <summary>A block of a float stream as samples, in place.</summary>
    public static ReadOnlySpan<float> Of(ArraySegment<byte> block) => MemoryMarshal.Cast<byte, float>(block.AsSpan());

    /// <summary>Copies samples, with 0 for the broken ones: NaN, ±∞ and magnitudes above <see cref="Limit"/>.</summary>
    /// <param name="source">[n]</param>
    /// <param name="target">[≥ n]</param>
    /// <returns>How many were broken.</returns>
    public static int Copy(ReadOnlySpan<float> source, Span<float> target)
    {
        target = target[..source.Length];
        var limit = new Vector<float>(Limit);
        var broken = 0;
        var i = 0;
        for (; i <= source.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            var x = new Vector<float>(source[i..]);
            var fine = Vector.LessThanOrEqual(Vector.Abs(x), limit);
            if (!Vector.EqualsAll(fine, Vector<int>.AllBitsSet))
            {
                broken += Vector<float>.Count + Vector.Sum(fine);
            }

            Vector.ConditionalSelect(fine, x, Vector<float>.Zero).CopyTo(target[i..]);
        }

        for (; i < source.Length; i++)
        {
            var isFine = MathF.Abs(source[i]) <= Limit;
            target[i] = isFine ? source[i] : 0;
            broken += isFine ? 0 : 1;
        }

        return broken;
    }
}
