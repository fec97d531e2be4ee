using System.Numerics;
using System.Numerics.Tensors;

namespace PredictPicks.Selection.Features.Rhythm;

/// <summary>
/// Onset strength of consecutive frames, SuperFlux: the mean over bands by which the log magnitude exceeds the largest of the band and its two neighbours two
/// frames (20 ms) before, so that vibrato does not count (S. Böck, G. Widmer, "Maximum Filter Vibrato Suppression for Onset Detection", DAFx 2013).
/// Collects the bands of a segment first, since their level is known at its end only. Memory is fixed.
/// </summary>
internal sealed class OnsetStrength
{
    private const int Lag = 2;

    /// <summary>ln(1 + 1000·x): with a song at −20 dBFS, sounds 60 dB below full scale begin to count.</summary>
    private const float Compression = 1000;

    /// <summary>Columns of a row: the bands with zeros on both sides, to whole vectors of 16.</summary>
    private const int Stride = 64;
    private const int FirstBand = 8;

    private readonly int _capacity;
    private readonly float[] _rows;
    private readonly float[] _history = new float[Lag * Stride];
    private bool _hasHistory;
    private double _change;
    private double _total;

    /// <param name="capacity">Frames of a segment, 2 or more.</param>
    public OnsetStrength(int capacity)
    {
        _capacity = capacity;
        _rows = new float[(Lag + capacity) * Stride];
    }

    /// <summary>Frames collected since the last <see cref="Take"/>.</summary>
    public int Count { get; private set; }

    public bool IsFull => Count == _capacity;

    /// <summary>By how much the sum of the bands changes from a frame to the next but one, on average, relative to the sum; 0 without frames.</summary>
    public double Activity => _total > 0 ? _change / _total : 0;

    /// <summary>Where the next frame's bands go.</summary>
    public Span<float> Next() => _rows.AsSpan(((Lag + Count++) * Stride) + FirstBand, OnsetBands.Count);

    /// <summary>Forgets what came before: the next frame does not follow the last one.</summary>
    public void Break() => _hasHistory = false;

    /// <summary>The onset strength of the collected frames, 0 for the first two after a break; then collects anew.</summary>
    /// <param name="gain">Brings the song to a fixed level.</param>
    /// <param name="strengths">[<see cref="Count"/>]</param>
    public void Take(float gain, Span<float> strengths)
    {
        var used = _rows.AsSpan(0, (Lag + Count) * Stride);
        used[^(Lag * Stride)..].CopyTo(_history);
        Watch(used);
        TensorPrimitives.Multiply(used, gain * Compression, used);
        TensorPrimitives.Add(used, 1f, used);
        TensorPrimitives.Log(used, used);
        for (var t = 0; t < Count; t++)
        {
            var isFirst = !_hasHistory && t < Lag;
            strengths[t] = isFirst ? 0 : Rise(used.Slice(t * Stride, Stride), used.Slice((t + Lag) * Stride, Stride));
        }

        _hasHistory = Count >= Lag;
        _history.CopyTo(_rows, 0);
        Count = 0;
    }

    private void Watch(ReadOnlySpan<float> rows)
    {
        for (var t = _hasHistory ? 0 : Lag; t < Count; t++)
        {
            var now = TensorPrimitives.Sum(rows.Slice((t + Lag) * Stride, Stride));
            _change += Math.Abs(now - TensorPrimitives.Sum(rows.Slice(t * Stride, Stride)));
            _total += now;
        }
    }

    private static float Rise(ReadOnlySpan<float> before, ReadOnlySpan<float> now)
    {
        var sum = Vector<float>.Zero;
        for (var column = FirstBand; column < FirstBand + OnsetBands.Count; column += Vector<float>.Count)
        {
            var reference = Vector.Max(
                new Vector<float>(before[column..]),
                Vector.Max(new Vector<float>(before[(column - 1)..]), new Vector<float>(before[(column + 1)..])));
            sum += Vector.Max(Vector<float>.Zero, new Vector<float>(now[column..]) - reference);
        }

        return Vector.Sum(sum) / OnsetBands.Count;
    }
}
