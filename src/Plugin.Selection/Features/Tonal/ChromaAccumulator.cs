using System.Numerics.Tensors;

namespace PredictPicks.Selection.Features.Tonal;

/// <summary>
/// Averages the pitch class profiles of a song's frames, each divided by its maximum, over all frames less than 60 dB below the loudest one, in fixed memory. Which
/// frame is the loudest and how the song is tuned is known at its end only; so frames are summed apart by their level (1 dB) and for each of ten tunings (10 cents).
/// </summary>
internal sealed class ChromaAccumulator
{
    /// <summary>Frames more than this below the loudest are fades and noise.</summary>
    private const int RangeDb = 60;

    /// <summary>Rows in use, at least <see cref="RangeDb"/>: a ring over levels.</summary>
    private const int Levels = 64;

    private const int Bins = ChromaKernel.Bins;
    private const int Tunings = ChromaKernel.BinsPerSemitone;

    private readonly float[] _sums = new float[Levels * Bins];
    private readonly double[] _tuning = new double[Tunings];
    private readonly float[] _maxima = new float[Tunings];
    private readonly float[] _direction = new float[Bins];
    private long _frames;
    private int _topLevel = int.MinValue;

    /// <summary>Adds a frame.</summary>
    /// <param name="energy">Σ m² of its peaks, above 0.</param>
    /// <param name="histogram">[120] its peaks by pitch class.</param>
    /// <param name="profile">[120] their profile.</param>
    public void Add(double energy, ReadOnlySpan<float> histogram, ReadOnlySpan<float> profile)
    {
        for (var i = 0; i < Bins; i++)
        {
            _tuning[i % Tunings] += histogram[i];
        }

        _frames++;
        TensorPrimitives.MultiplyAdd(profile, 1 / TensorPrimitives.Norm(profile), _direction, _direction);
        var level = (int)Math.Floor(10 * Math.Log10(energy));
        Raise(level);
        if (level <= _topLevel - RangeDb)
        {
            return;
        }

        profile[..Tunings].CopyTo(_maxima);
        for (var i = Tunings; i < Bins; i += Tunings)
        {
            TensorPrimitives.Max(profile.Slice(i, Tunings), _maxima, _maxima);
        }

        TensorPrimitives.Reciprocal(_maxima, _maxima);
        var row = Row(level);
        for (var i = 0; i < Bins; i += Tunings)
        {
            TensorPrimitives.MultiplyAdd(profile.Slice(i, Tunings), _maxima, row.Slice(i, Tunings), row.Slice(i, Tunings));
        }
    }

    /// <summary>How far the song's pitches lie above A = 440 Hz, −0.5 to 0.5 semitones; 0 without frames.</summary>
    public double Tuning()
    {
        var (real, imaginary) = TuningVector();
        return Math.Atan2(imaginary, real) / (2 * Math.PI);
    }

    /// <summary>How well the peaks agree on that tuning: 0 (evenly spread, as in noise) to 1.</summary>
    public double TuningAgreement()
    {
        var (real, imaginary) = TuningVector();
        var total = TensorPrimitives.Sum<double>(_tuning);
        return total > 0 ? Math.Sqrt((real * real) + (imaginary * imaginary)) / total : 0;
    }

    /// <summary>How alike all frames' profiles are: the length of the mean of the unit vectors; 1 for a sound that never changes, 0 without frames.</summary>
    public double Steadiness() => _frames > 0 ? TensorPrimitives.Norm<float>(_direction) / _frames : 0;

    /// <summary>The mean profile at a tuning, largest value 1; all 0 without frames.</summary>
    /// <param name="tuning">Semitones above A = 440 Hz.</param>
    public float[] Mean(double tuning)
    {
        var total = new float[Bins];
        for (var level = 0; level < RangeDb && _topLevel != int.MinValue; level++)
        {
            TensorPrimitives.Add(total, Row(_topLevel - level), total);
        }

        var mean = new float[KeyEstimator.PitchClasses];
        for (var i = 0; i < mean.Length; i++)
        {
            var position = (tuning + i) * Tunings;
            var bin = (int)Math.Floor(position);
            var part = (float)(position - bin);
            mean[i] = ((1 - part) * total[(bin + Bins) % Bins]) + (part * total[(bin + 1 + Bins) % Bins]);
        }

        var max = TensorPrimitives.Max<float>(mean);
        TensorPrimitives.Multiply(mean, max > 0 ? 1 / max : 0, mean);
        return mean;
    }

    private (double Real, double Imaginary) TuningVector()
    {
        var (real, imaginary) = (0.0, 0.0);
        for (var i = 0; i < Tunings; i++)
        {
            var (sine, cosine) = Math.SinCos(2 * Math.PI * i / Tunings);
            real += _tuning[i] * cosine;
            imaginary += _tuning[i] * sine;
        }

        return (real, imaginary);
    }

    /// <summary>Makes room for a new loudest level: the rows that it takes over lie below the range.</summary>
    private void Raise(int level)
    {
        if (level <= _topLevel)
        {
            return;
        }

        var first = _topLevel == int.MinValue ? level : Math.Max(_topLevel + 1, level - Levels + 1);
        for (var i = first; i <= level; i++)
        {
            Row(i).Clear();
        }

        _topLevel = level;
    }

    private Span<float> Row(int level) => _sums.AsSpan((((level % Levels) + Levels) % Levels) * Bins, Bins);
}
