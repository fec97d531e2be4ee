using System.Numerics.Tensors;

namespace PredictPicks.Selection.Features.Spectrum;

/// <summary>Computes single frames of a log-mel spectrogram. A plan: immutable, one instance serves all threads, each with scratch of its
/// own.</summary>
internal sealed class MelSpectrogram
{
    private readonly RealFft _fft;
    private readonly MelFilterBank _filters;
    private readonly float[] _window;
    private readonly float _gain;

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
        _filters = new MelFilterBank(parameters.SampleRateHz, parameters.FftLength, parameters.Bands, parameters.MinHz, parameters.MaxHz);
        _window = Windows.PeriodicHann(parameters.FftLength);
        _gain = (float)parameters.LogGain;
    }

    public MelParameters Parameters { get; }

    /// <summary>One frame. Non-finite samples make it non-finite.</summary>
    /// <param name="samples">[<see cref="MelParameters.FftLength"/>], not yet windowed.</param>
    /// <param name="logMel">[<see cref="MelParameters.Bands"/>]</param>
    /// <param name="scratch">Of this thread.</param>
    public void Compute(ReadOnlySpan<float> samples, Span<float> logMel, Scratch scratch)
    {
        TensorPrimitives.Multiply(samples, _window, scratch.Frame);
        _fft.Power(scratch.Frame, scratch.Power, scratch.Fft);
        _filters.Apply(scratch.Power, logMel);
        TensorPrimitives.Multiply(logMel, _gain, logMel);
        TensorPrimitives.Add(logMel, 1f, logMel);
        TensorPrimitives.Log10(logMel, logMel);
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
        }

        internal float[] Frame { get; }

        internal float[] Fft { get; }

        internal float[] Power { get; }
    }
}
