using System.Numerics.Tensors;
using PredictPicks.Selection.Features.Spectrum;

namespace PredictPicks.Selection.Features.Fingerprint;

/// <summary>
/// Chromaprint's algorithm 2 (its default) over the first 120 s: fed the PCM that <c>fpcalc</c> hands to its fingerprinter, it gives the items of
/// <c>fpcalc -raw -length 120</c>. Streaming: samples come in blocks of any size, none of which changes the result; what comes after 120 s is ignored.
/// Not thread-safe; nothing is allocated after construction.
/// </summary>
/// <remarks>
/// Frames of 4096 samples → Hamming window → power spectrum → 12 chroma bands → smoothing over time → unit length → 16 filters over an
/// integral image, two bits each → one 32-bit item a hop (L. Lalinský, "How does Chromaprint work?", 2011; constants as of libchromaprint 1.5 and 1.6).
/// Up to the power spectrum the reference works in single precision, after it in double; so does this.
/// </remarks>
internal sealed class Chromaprint
{
    /// <summary>Samples a second of the mono stream that is fingerprinted.</summary>
    public const int SampleRateHz = 11_025;

    /// <summary>Only so much of a song is fingerprinted: 120 s, as AcoustID's clients do.</summary>
    public const int MaxSamples = 120 * SampleRateHz;

    /// <summary>Samples of a frame.</summary>
    public const int FrameSamples = 4096;

    /// <summary>Samples from one frame, and so from one item, to the next: 0.124 s. Chromaprint overlaps frames by two thirds, in integers.</summary>
    public const int HopSamples = FrameSamples / 3;

    /// <summary>The item of silence: every filter answers 0. Also that of a constant signal and of noise below 16 bits.</summary>
    public const uint SilenceItem = 627_964_279;

    private const int FramesPerItem = ChromaSmoother.Frames + FingerprintClassifier.Rows - 1;

    /// <summary>Length of sound that gives the first item.</summary>
    public const double MinSeconds = (double)(FrameSamples + ((FramesPerItem - 1) * HopSamples)) / SampleRateHz;

    private static readonly RealFft Fft = new(FrameSamples);
    private static readonly float[] Window = ScaledHamming();

    private readonly short[] _frame = new short[FrameSamples];
    private readonly float[] _windowed = new float[FrameSamples];
    private readonly float[] _power = new float[Fft.Bins];
    private readonly float[] _scratch = new float[Fft.ScratchLength];
    private readonly double[] _chroma = new double[ChromaBands.Count];
    private readonly ChromaSmoother _smoother = new();
    private readonly IntegralImage _image = new(FingerprintClassifier.Rows);
    private readonly uint[] _items = new uint[CountItems(MaxSamples)];
    private int _filled;
    private int _samples;
    private int _count;

    /// <summary>The items so far, one every <see cref="HopSamples"/>; the first one needs 30 031 samples (2.7 s).</summary>
    public ReadOnlySpan<uint> Items => _items.AsSpan(0, _count);

    /// <summary>Whether 120 s were heard: nothing that is added changes the items any more.</summary>
    public bool IsComplete => _samples == MaxSamples;

    /// <summary>How many items <paramref name="samples"/> samples give: 3 s → 3, 10 s → 59, 120 s and more → 948.</summary>
    public static int CountItems(long samples)
    {
        var frames = samples < FrameSamples ? 0 : ((Math.Min(samples, MaxSamples) - FrameSamples) / HopSamples) + 1;
        return (int)Math.Max(0, frames - FramesPerItem + 1);
    }

    /// <summary>Feeds samples at <see cref="SampleRateHz"/>, in time order.</summary>
    public void Add(ReadOnlySpan<short> samples)
    {
        samples = samples[..Math.Min(samples.Length, MaxSamples - _samples)];
        _samples += samples.Length;
        while (samples.Length > 0)
        {
            var take = Math.Min(samples.Length, FrameSamples - _filled);
            samples[..take].CopyTo(_frame.AsSpan(_filled));
            samples = samples[take..];
            _filled += take;
            if (_filled == FrameSamples)
            {
                AddFrame();
                _frame.AsSpan(HopSamples).CopyTo(_frame);
                _filled -= HopSamples;
            }
        }
    }

    private void AddFrame()
    {
        TensorPrimitives.ConvertTruncating<short, float>(_frame, _windowed);
        TensorPrimitives.Multiply(_windowed, Window, _windowed);
        Fft.Power(_windowed, _power, _scratch);
        ChromaBands.Sum(_power, _chroma);
        if (!_smoother.TryAdd(_chroma, out var row))
        {
            return;
        }

        _image.Add(row);
        if (_image.IsFull)
        {
            _items[_count++] = FingerprintClassifier.ClassifyAll(_image);
        }
    }

    /// <summary>Symmetric Hamming window, divided by the largest sample so that full scale is 1.</summary>
    private static float[] ScaledHamming()
    {
        var window = new float[FrameSamples];
        for (var i = 0; i < window.Length; i++)
        {
            window[i] = (float)((0.54 - (0.46 * Math.Cos(2 * Math.PI * i / (FrameSamples - 1)))) / short.MaxValue);
        }

        return window;
    }
}
