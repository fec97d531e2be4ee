using System.Numerics.Tensors;

namespace PredictPicks.Selection.Features.Tonal;

/// <summary>
/// From peaks to a pitch class profile of 120 bins, 10 cents each (bin 0 is C of A = 440 Hz). A peak of frequency f and magnitude m adds m·0.6^(h−1)·cos²(π/2·u)
/// for h = 1 … 4, since it may be the h-th harmonic of f/h (E. Gómez, "Tonal Description of Polyphonic Audio for Music Content Processing", 2006), to every bin
/// whose distance u from f/h is below a semitone. Working memory of one thread; no call allocates.
/// </summary>
internal sealed class ChromaKernel
{
    public const int BinsPerSemitone = 10;
    public const int Bins = 12 * BinsPerSemitone;

    /// <summary>C4 where A4 = 440 Hz.</summary>
    private const double ReferenceHz = 261.6255653;

    /// <summary>Bins on either side that a peak reaches.</summary>
    private const int Reach = BinsPerSemitone - 1;

    private const double Decay = 0.6;

    /// <summary>The 2nd and 4th harmonic are octaves: they fall onto the same pitch class as the first.</summary>
    private const float OctaveWeight = (float)(1 + Decay + (Decay * Decay * Decay));

    private const float TwelfthWeight = (float)(Decay * Decay);

    /// <summary>A third harmonic lies 19.02 semitones above its fundamental, modulo the octave 7.02.</summary>
    private static readonly double TwelfthBins = 12 * BinsPerSemitone * (Math.Log2(3) - 1);

    private static readonly float[] Weights = [.. Enumerable.Range(-Reach, (2 * Reach) + 1).Select(Weight)];

    private readonly float[] _histogram = new float[Bins];
    private readonly float[] _wrapped = new float[Bins + (2 * Reach)];
    private readonly float[] _smooth = new float[2 * Bins];
    private readonly float[] _octaves = new float[SpectralPeaks.Most];

    /// <summary>The frame's peaks by pitch class, before smoothing: [120].</summary>
    public ReadOnlySpan<float> Histogram => _histogram;

    /// <summary>Computes the profile of a frame's peaks.</summary>
    /// <param name="hertz">Up to <see cref="SpectralPeaks.Most"/> frequencies.</param>
    /// <param name="magnitudes">As many.</param>
    /// <param name="profile">[120]</param>
    public void Compute(ReadOnlySpan<float> hertz, ReadOnlySpan<float> magnitudes, Span<float> profile)
    {
        Collect(hertz, magnitudes);
        _histogram.AsSpan(Bins - Reach).CopyTo(_wrapped);
        _histogram.CopyTo(_wrapped, Reach);
        _histogram.AsSpan(0, Reach).CopyTo(_wrapped.AsSpan(Reach + Bins));
        var smooth = _smooth.AsSpan(0, Bins);
        smooth.Clear();
        for (var i = 0; i < Weights.Length; i++)
        {
            TensorPrimitives.MultiplyAdd(_wrapped.AsSpan(i, Bins), Weights[i], smooth, smooth);
        }

        smooth.CopyTo(_smooth.AsSpan(Bins));
        var whole = (int)TwelfthBins;
        var part = (float)(TwelfthBins - whole);
        TensorPrimitives.Multiply(smooth, OctaveWeight, profile);
        TensorPrimitives.MultiplyAdd(_smooth.AsSpan(whole, Bins), TwelfthWeight * (1 - part), profile, profile);
        TensorPrimitives.MultiplyAdd(_smooth.AsSpan(whole + 1, Bins), TwelfthWeight * part, profile, profile);
    }

    /// <summary>Each peak is split between its two nearest bins.</summary>
    private void Collect(ReadOnlySpan<float> hertz, ReadOnlySpan<float> magnitudes)
    {
        Array.Clear(_histogram);
        var octaves = _octaves.AsSpan(0, hertz.Length);
        TensorPrimitives.Multiply(hertz, (float)(1 / ReferenceHz), octaves);
        TensorPrimitives.Log2(octaves, octaves);
        for (var i = 0; i < octaves.Length; i++)
        {
            var position = (octaves[i] - MathF.Floor(octaves[i])) * Bins;
            var bin = Math.Min((int)position, Bins - 1);
            var upper = magnitudes[i] * (position - bin);
            _histogram[bin] += magnitudes[i] - upper;
            _histogram[bin + 1 == Bins ? 0 : bin + 1] += upper;
        }
    }

    private static float Weight(int offset) => (float)Math.Pow(Math.Cos(Math.PI / 2 * offset / BinsPerSemitone), 2);
}
