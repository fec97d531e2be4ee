using System.Numerics;

namespace PredictPicks.Selection.Features.Fingerprint;

/// <summary>
/// Sums of chroma over any box of the latest rows and bands, four look-ups each (F. Crow, "Summed-area tables for texture mapping", 1984).
/// The running sums are never reset: they stay small, since rows have unit length and there are a thousand of them at most.
/// </summary>
internal sealed class IntegralImage
{
    /// <summary>Values of a row: its prefix sums, from the empty one on, in a power of two.</summary>
    private const int Stride = 16;

    private readonly int _rows;
    private readonly int _mask;
    private readonly double[] _sums;
    private int _added;

    /// <summary>An image that remembers the latest <paramref name="rows"/> rows.</summary>
    public IntegralImage(int rows)
    {
        _rows = rows;
        var kept = (int)BitOperations.RoundUpToPowerOf2((uint)rows + 1);
        _mask = kept - 1;
        _sums = new double[kept * Stride];
    }

    /// <summary>Whether there are as many rows as it remembers.</summary>
    public bool IsFull => _added >= _rows;

    /// <summary>Adds a row of <see cref="ChromaBands.Count"/> values.</summary>
    public void Add(ReadOnlySpan<double> row)
    {
        var before = PrefixSums(_added);
        var after = PrefixSums(++_added);
        var sum = 0.0;
        after[0] = 0;
        for (var band = 0; band < row.Length; band++)
        {
            sum += row[band];
            after[band + 1] = before[band + 1] + sum;
        }
    }

    /// <summary>Sum over rows <paramref name="startRow"/> … <paramref name="endRow"/> − 1, counted from the oldest remembered one, and bands likewise; 0 for an empty box.</summary>
    public double Sum(int startRow, int endRow, int startBand, int endBand)
    {
        var oldest = _added - _rows;
        var start = PrefixSums(oldest + startRow);
        var end = PrefixSums(oldest + endRow);
        return end[endBand] - start[endBand] - end[startBand] + start[startBand];
    }

    private Span<double> PrefixSums(int row) => _sums.AsSpan((row & _mask) * Stride, Stride);
}
