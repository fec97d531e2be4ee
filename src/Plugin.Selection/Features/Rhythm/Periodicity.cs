using System.Numerics.Tensors;

namespace PredictPicks.Selection.Features.Rhythm;

/// <summary>How an onset envelope repeats: by lag (autocorrelation) and by frequency (Fourier tempogram), of one window or averaged over many.</summary>
internal sealed class Periodicity
{
    /// <summary>Lags 0 … 600 frames (four beats at 40 BPM) and one more to interpolate.</summary>
    public const int Lags = 602;

    /// <summary>Frequencies up to four times 240 BPM, and one more to interpolate.</summary>
    public static readonly int Frequencies = (int)(960.0 / BpmPerFrequency) + 2;

    /// <summary>Points of the transform: windows of up to 3 000 frames, zero-padded fourfold.</summary>
    public const int FftLength = 16384;

    private const double FramesPerMinute = 60.0 * RhythmPlan.FramesPerSecond;
    private const double BpmPerFrequency = FramesPerMinute / FftLength;

    /// <summary>Autocorrelation by lag in frames, 1 at lag 0.</summary>
    public float[] ByLag { get; } = new float[Lags];

    /// <summary>Magnitude by frequency, in steps of 0.366 BPM.</summary>
    public float[] ByFrequency { get; } = new float[Frequencies];

    /// <summary>Adds <paramref name="other"/>, weighted.</summary>
    public void Add(Periodicity other, float weight)
    {
        TensorPrimitives.MultiplyAdd(other.ByLag, weight, ByLag, ByLag);
        TensorPrimitives.MultiplyAdd(other.ByFrequency, weight, ByFrequency, ByFrequency);
    }

    /// <summary>Divides all by <paramref name="weight"/>.</summary>
    public void Divide(float weight)
    {
        TensorPrimitives.Divide(ByLag, weight, ByLag);
        TensorPrimitives.Divide(ByFrequency, weight, ByFrequency);
    }

    /// <summary>Autocorrelation at the period of a tempo, times <paramref name="multiple"/>.</summary>
    public double AtLag(double bpm, int multiple) => Interpolate(ByLag, multiple * FramesPerMinute / bpm);

    /// <summary>Tempogram at a multiple of a tempo.</summary>
    public double AtFrequency(double bpm, int multiple) => Interpolate(ByFrequency, multiple * bpm / BpmPerFrequency);

    private static double Interpolate(float[] values, double position)
    {
        var index = (int)position;
        var part = position - index;
        return index + 1 < values.Length ? ((1 - part) * values[index]) + (part * values[index + 1]) : 0;
    }
}
