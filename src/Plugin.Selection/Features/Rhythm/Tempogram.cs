using System.Numerics.Tensors;
using PredictPicks.Selection.Features.Spectrum;

namespace PredictPicks.Selection.Features.Rhythm;

/// <summary>Computes the periodicity of a window of the onset envelope. Immutable, thread-safe.</summary>
internal sealed class Tempogram
{
    /// <summary>Longest window, frames: 30 s.</summary>
    public const int MaxFrames = 3000;

    /// <summary>Lags of few products are shrunk rather than scaled up: they are counted as this share of the window.</summary>
    private const float MinOverlap = 0.2f;

    private readonly RealFft _fft = new(Periodicity.FftLength);

    /// <summary>The periodicity of a window.</summary>
    /// <param name="window">[2 … 3000] with an RMS of 1.</param>
    /// <param name="scratch">Working memory.</param>
    /// <param name="result">Overwritten.</param>
    public void Compute(ReadOnlySpan<float> window, Scratch scratch, Periodicity result)
    {
        Autocorrelate(window, result.ByLag);
        var n = window.Length;
        for (var t = 0; t < n; t++)
        {
            scratch.Signal[t] = window[t] * (0.5f - (0.5f * MathF.Cos(2 * MathF.PI * t / n)));
        }

        scratch.Signal.AsSpan(n).Clear();
        _fft.Power(scratch.Signal, scratch.Power, scratch.Fft);
        TensorPrimitives.Sqrt(scratch.Power.AsSpan(0, Periodicity.Frequencies), result.ByFrequency);
        TensorPrimitives.Multiply(result.ByFrequency, 2f / n, result.ByFrequency);
    }

    public Scratch CreateScratch() => new(_fft);

    private static void Autocorrelate(ReadOnlySpan<float> window, Span<float> byLag)
    {
        byLag.Clear();
        var n = window.Length;
        for (var lag = 0; lag < Math.Min(n, byLag.Length); lag++)
        {
            byLag[lag] = TensorPrimitives.Dot(window[..^lag], window[lag..]) / Math.Max(n - lag, MinOverlap * n);
        }

        TensorPrimitives.Divide(byLag, byLag[0], byLag);
    }

    /// <summary>The working memory of one thread.</summary>
    internal sealed class Scratch
    {
        internal Scratch(RealFft fft)
        {
            Signal = new float[fft.Length];
            Power = new float[fft.Bins];
            Fft = new float[fft.ScratchLength];
        }

        internal float[] Signal { get; }

        internal float[] Power { get; }

        internal float[] Fft { get; }
    }
}
