using System.Numerics.Tensors;

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

    /// <summary>Keeps logarithms finite.</summary>
    private const float Tiny = 1e-30f;

    private readonly int _firstBin;
    private readonly int _lastBin;
    private readonly float _hertzPerBin;
    private readonly float _logScale;
    private readonly float[] _logPower;
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
        _lastBin = (int)Math.Floor(maxHz / _hertzPerBin);
        _logScale = (float)Math.Log(scale);
        _logPower = new float[_lastBin - _firstBin + 3];
        _bins = new int[_logPower.Length];
        _selection = new float[_logPower.Length];
    }

    public int Count { get; private set; }

    /// <summary>Frequencies, Hz.</summary>
    public ReadOnlySpan<float> Hertz => _hertz.AsSpan(0, Count);

    /// <summary>Amplitudes: 1 for a full-scale sine.</summary>
    public ReadOnlySpan<float> Magnitudes => _magnitudes.AsSpan(0, Count);

    /// <summary>Finds the peaks of a power spectrum.</summary>
    /// <param name="power">[n/2 + 1]</param>
    public void Find(ReadOnlySpan<float> power)
    {
        Count = 0;
        var range = power.Slice(_firstBin - 1, _logPower.Length);
        var floor = Math.Max(RelativeFloor * TensorPrimitives.Max(range[1..^1]), Math.Max(Tiny, RoundingFloor * TensorPrimitives.Max(power)));
        var found = 0;
        for (var i = 1; i < range.Length - 1; i++)
        {
            var (before, here, after) = (range[i - 1], range[i], range[i + 1]);
            if (here > before && here >= after && here > floor)
            {
                _selection[found] = here;
                _bins[found++] = i;
            }
        }

        if (found == 0)
        {
            return;
        }

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

    private void Place(ReadOnlySpan<float> range)
    {
        TensorPrimitives.Max(range, Tiny, _logPower);
        TensorPrimitives.Log(_logPower, _logPower);
        for (var i = 0; i < Count; i++)
        {
            var bin = _bins[i];
            var (before, here, after) = (_logPower[bin - 1], _logPower[bin], _logPower[bin + 1]);
            var curvature = before - (2 * here) + after;
            var offset = curvature < 0 ? Math.Clamp(0.5f * (before - after) / curvature, -0.5f, 0.5f) : 0;
            _hertz[i] = (_firstBin - 1 + bin + offset) * _hertzPerBin;
            _magnitudes[i] = (0.5f * (here - (0.25f * (before - after) * offset))) + _logScale;
        }

        TensorPrimitives.Exp<float>(_magnitudes.AsSpan(0, Count), _magnitudes);
    }
}
