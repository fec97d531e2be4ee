using System.Numerics.Tensors;

namespace PredictPicks.Selection.Features.Spectrum;

/// <summary>Computes single frames of a mel spectrogram. A plan: immutable, one instance serves all threads, each with scratch of its
/// own.</summary>
internal sealed class MelSpectrogram
{
    private readonly RealFft _fft;
    private readonly PreciseFft? _preciseFft;
    private readonly MelFilterBank _filters;
    private readonly float[] _window;
    private readonly double[] _preciseWindow;
    private readonly float _gain;
    private readonly float _floor;

    /// <exception cref="ArgumentException">The parameters contradict each other; see <see cref="MelParameters"/> for the
    /// ranges.</exception>
    public MelSpectrogram(MelParameters parameters)
    {
        if (parameters.HopLength < 1 || parameters.HopLength > parameters.FftLength / 2 || !(parameters.LogGain > 0))
        {
            throw new ArgumentException($"The hop must be 1 to {parameters.FftLength / 2} samples and the gain above 0: {parameters}.", nameof(parameters));
        }

        Parameters = parameters;
        _fft = new RealFft(parameters.FftLength);
        _filters = new MelFilterBank(
            parameters.SampleRateHz, parameters.FftLength, parameters.Bands, parameters.MinHz, parameters.MaxHz, parameters.Scale, parameters.Norm);
        _preciseWindow = Windows.Create(parameters.Window, parameters.FftLength);
        _window = [.. _preciseWindow.Select(value => (float)value)];
        _preciseFft = parameters.Compression != MelCompression.Log ? new PreciseFft(parameters.FftLength) : null;
        (_gain, _floor) = ((float)parameters.LogGain, (float)parameters.Floor);
    }

    public MelParameters Parameters { get; }

    /// <summary>One frame. Non-finite samples make it non-finite.</summary>
    /// <param name="samples">[<see cref="MelParameters.FftLength"/>], not yet windowed.</param>
    /// <param name="logMel">[<see cref="MelParameters.Bands"/>]</param>
    /// <param name="scratch">Of this thread.</param>
    public void Compute(ReadOnlySpan<float> samples, Span<float> logMel, Scratch scratch)
    {
        if (_preciseFft is { } precise)
        {
            TensorPrimitives.ConvertTruncating(samples, scratch.PreciseFrame);
            TensorPrimitives.Multiply(scratch.PreciseFrame, _preciseWindow, scratch.PreciseFrame);
            precise.Power(scratch.PreciseFrame, scratch.Power, scratch.PreciseFft);
        }
        else
        {
            TensorPrimitives.Multiply(samples, _window, scratch.Frame);
            _fft.Power(scratch.Frame, scratch.Power, scratch.Fft);
        }

        if (Parameters.Power == 1)
        {
            TensorPrimitives.Sqrt(scratch.Power, scratch.Power);
        }

        _filters.Apply(scratch.Power, logMel);
        if (Parameters.BandPower != 1)
        {
            TensorPrimitives.Pow(logMel, (float)Parameters.BandPower, logMel);
        }

        Compress(logMel);
    }

    /// <summary>Makes the decibels of a patch relative to its largest value, where the parameters ask for that. Call once, with all of its frames.</summary>
    public void CompletePatch(Span<float> patch)
    {
        if (Parameters is not { Compression: MelCompression.Decibels, IsRelativeToPatch: true })
        {
            return;
        }

        TensorPrimitives.Subtract(patch, TensorPrimitives.Max<float>(patch), patch);
        if (double.IsFinite(Parameters.RangeDb))
        {
            TensorPrimitives.Max(patch, -(float)Parameters.RangeDb, patch);
        }
    }

    private void Compress(Span<float> bands)
    {
        switch (Parameters.Compression)
        {
            case MelCompression.Log:
                TensorPrimitives.Multiply(bands, _gain, bands);
                TensorPrimitives.Add(bands, 1f, bands);
                TensorPrimitives.Log10(bands, bands);
                break;
            case MelCompression.LogOffset:
                TensorPrimitives.Add(bands, _floor, bands);
                TensorPrimitives.Log(bands, bands);
                break;
            default:
                TensorPrimitives.Max(bands, _floor, bands);
                TensorPrimitives.Log10(bands, bands);
                TensorPrimitives.Multiply(bands, 10f, bands);
                break;
        }
    }

    public Scratch CreateScratch() => new(this);

    /// <summary>The working memory of one thread.</summary>
    internal sealed class Scratch
    {
        internal Scratch(MelSpectrogram owner)
        {
            Frame = new float[owner._fft.Length];
            Fft = new float[owner._fft.ScratchLength];
            Power = new float[owner._filters.PowerLength];
            PreciseFrame = new double[owner._preciseFft?.Length ?? 0];
            PreciseFft = new double[owner._preciseFft?.ScratchLength ?? 0];
        }

        internal float[] Frame { get; }

        internal float[] Fft { get; }

        internal float[] Power { get; }

        internal double[] PreciseFrame { get; }

        internal double[] PreciseFft { get; }
    }
}
