using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.Intrinsics;

namespace PredictPicks.Selection.Features.Tonal;

/// <summary>
/// The strongest partials of a frame: local maxima of its power spectrum between two frequencies, placed between the bins by a parabola through the
/// logarithms of three bins. Working memory of one thread; no call allocates.
/// </summary>
internal sealed class SpectralPeaks
{
    /// <summary>As many as the loudest frames of dense music have; noise has more.</summary>
    public const int Most = 60;

    /// <summary>Below −80 dB of the frame's largest bin lie the window's side lobes and the coder's noise.</summary>
    private const float RelativeFloor = 1e-8f;

    /// <summary>Below −120 dB of the whole spectrum's largest bin, a constant offset's included, lies the rounding of single precision.</summary>
    private const float RoundingFloor = 1e-12f;

    /// <summary>
    /// Curvature of ln(power) over three bins, from which a maximum is a partial: that of a Hann window's main lobe is about −3; the ripple on a click's flat spectrum has −0.001.
    /// </summary>
    private const float MinCurvature = -0.05f;

    /// <summary>Keeps logarithms finite.</summary>
    private const float Tiny = 1e-30f;

    private readonly int _firstBin;
    private readonly float _hertzPerBin;
    private readonly float _logScale;
    private readonly float[] _logPower = new float[3 * Most];
    private readonly float[] _selection;
    private readonly int[] _bins;
    private readonly float[] _hertz = new float[Most];
    private readonly float[] _magnitudes = new float[Most];

    /// <param name="sampleRateHz">Of the signal.</param>
    /// <param name="fftLength">n.</param>
    /// <param name="minHz">Lowest bin that may be a peak.</param>
    /// <param name="maxHz">Highest bin that may be a peak.</param>
    /// <param name="scale">From the spectrum's magnitude to the amplitude of a sine: 2 / Σ window.</param>
    public SpectralPeaks(int sampleRateHz, int fftLength, double minHz, double maxHz, double scale)
    {
        _hertzPerBin = (float)sampleRateHz / fftLength;
        _firstBin = (int)Math.Ceiling(minHz / _hertzPerBin);
        var lastBin = (int)Math.Floor(maxHz / _hertzPerBin);
        _logScale = (float)Math.Log(scale);
        _bins = new int[lastBin - _firstBin + 3];
        _selection = new float[_bins.Length];
    }

    public int Count { get; private set; }

    /// <summary>Frequencies, Hz.</summary>
    public ReadOnlySpan<float> Hertz => _hertz.AsSpan(0, Count);

    /// <summary>Amplitudes: 1 for a full-scale sine.</summary>
    public Span<float> Magnitudes => _magnitudes.AsSpan(0, Count);

    /// <summary>Finds the peaks of a power spectrum.</summary>
    /// <param name="power">[n/2 + 1]</param>
    public void Find(ReadOnlySpan<float> power)
    {
        Count = 0;
        var range = power.Slice(_firstBin - 1, _bins.Length);
        var floor = Math.Max(RelativeFloor * TensorPrimitives.Max(range[1..^1]), Math.Max(Tiny, RoundingFloor * TensorPrimitives.Max(power)));
        var found = FindMaxima(range, floor);
        var least = found > Most ? OrderStatistics.NthLargest(_selection.AsSpan(0, found), Most - 1) : 0;
        for (var i = 0; i < found && Count < Most; i++)
        {
            if (range[_bins[i]] >= least)
            {
                _bins[Count++] = _bins[i];
            }
        }

        Place(range);
    }

    /// <summary>Collects bins above the floor, above the bin before and not below the bin after, and their powers.</summary>
    /// <returns>How many.</returns>
    private int FindMaxima(ReadOnlySpan<float> range, float floor)
    {
        var found = 0;
        var least = Vector128.Create(floor);
        var i = 1;
        for (; i + Vector128<float>.Count < range.Length; i += Vector128<float>.Count)
        {
            var here = Vector128.Create(range[i..]);
            var isPeak = Vector128.GreaterThan(here, Vector128.Create(range[(i - 1)..]))
                & Vector128.GreaterThanOrEqual(here, Vector128.Create(range[(i + 1)..]))
                & Vector128.GreaterThan(here, least);
            for (var lanes = isPeak.ExtractMostSignificantBits(); lanes != 0; lanes &= lanes - 1)
            {
                found = Keep(range, i + BitOperations.TrailingZeroCount(lanes), found);
            }
        }

        for (; i < range.Length - 1; i++)
        {
            if (range[i] > range[i - 1] && range[i] >= range[i + 1] && range[i] > floor)
            {
                found = Keep(range, i, found);
            }
        }

        return found;
    }

    private int Keep(ReadOnlySpan<float> range, int bin, int found)
    {
        _selection[found] = range[bin];
        _bins[found] = bin;
        return found + 1;
    }

    /// <summary>Parabolas through three logarithms: the bins before, at and after each peak, in three rows.</summary>
    private void Place(ReadOnlySpan<float> range)
    {
        for (var i = 0; i < Count; i++)
        {
            _logPower[i] = Math.Max(Tiny, range[_bins[i] - 1]);
            _logPower[Most + i] = range[_bins[i]];
            _logPower[(2 * Most) + i] = Math.Max(Tiny, range[_bins[i] + 1]);
        }

        TensorPrimitives.Log(_logPower, _logPower);
        var placed = 0;
        for (var i = 0; i < Count; i++)
        {
            var (before, here, after) = (_logPower[i], _logPower[Most + i], _logPower[(2 * Most) + i]);
            var curvature = before - (2 * here) + after;
            if (curvature < MinCurvature)
            {
                var offset = Math.Clamp(0.5f * (before - after) / curvature, -0.5f, 0.5f);
                _hertz[placed] = (_firstBin - 1 + _bins[i] + offset) * _hertzPerBin;
                _magnitudes[placed++] = (0.5f * (here - (0.25f * (before - after) * offset))) + _logScale;
            }
        }

        Count = placed;
        TensorPrimitives.Exp<float>(_magnitudes.AsSpan(0, Count), _magnitudes);
    }
}
