using PredictPicks.Selection.Features.Frames;

namespace PredictPicks.Selection.Features.Spectrum;

/// <summary>
/// A mel spectrogram with compressed values. As constructed it is that of librosa's <c>melspectrogram(center=True, pad_mode="constant",
/// power=2)</c>, then log10(1 + gain·S): periodic Hann window, zeros before and after the signal, power spectrum, Slaney's scale and area
/// norm.
/// </summary>
/// <param name="SampleRateHz">Of the signal.</param>
/// <param name="FftLength">Samples of a frame, n: a power of two.</param>
/// <param name="HopLength">Samples from one frame to the next, 1 to n/2.</param>
/// <param name="Bands">Mel bands, 1 or more.</param>
/// <param name="MinHz">Where the lowest band begins, 0 or more.</param>
/// <param name="MaxHz">Where the highest band ends, up to half the sample rate.</param>
/// <param name="LogGain">Factor before the logarithm, above 0; of <see cref="MelCompression.Log"/> alone.</param>
internal sealed record MelParameters(
    int SampleRateHz,
    int FftLength,
    int HopLength,
    int Bands,
    double MinHz,
    double MaxHz,
    double LogGain = 1)
{
    /// <summary>What the samples of a frame are multiplied with.</summary>
    public FrameWindow Window { get; init; } = FrameWindow.Hann;

    /// <summary>What stands before and after the signal.</summary>
    public FramePadding Padding { get; init; } = FramePadding.Zeros;

    /// <summary>Exponent of the magnitudes before they are summed to bands: 1 or 2.</summary>
    public int Power { get; init; } = 2;

    /// <summary>Exponent of the bands before they are compressed: 1, or 0.5 for the root.</summary>
    public double BandPower { get; init; } = 1;

    /// <summary>Where the bands lie.</summary>
    public MelScaleKind Scale { get; init; } = MelScaleKind.Slaney;

    /// <summary>How high the triangles are.</summary>
    public MelNorm Norm { get; init; } = MelNorm.Slaney;

    /// <summary>What becomes of the bands.</summary>
    public MelCompression Compression { get; init; } = MelCompression.Log;

    /// <summary>Least value that the logarithm is taken of (<see cref="MelCompression.Decibels"/>), or what is added before it
    /// (<see cref="MelCompression.LogOffset"/>).</summary>
    public double Floor { get; init; } = 1e-10;

    /// <summary>Whether decibels are relative to the largest value of a patch, which becomes 0.</summary>
    public bool IsRelativeToPatch { get; init; }

    /// <summary>Decibels below the largest value of a patch at which the others are clipped; infinite for no clip.</summary>
    public double RangeDb { get; init; } = double.PositiveInfinity;

    /// <summary>What is added to a signal.</summary>
    /// <param name="signalLength">Its samples, or null where they are not known beforehand.</param>
    /// <exception cref="ArgumentException">The padding needs to know them.</exception>
    public FramePads Pads(int? signalLength)
    {
        switch (Padding)
        {
            case FramePadding.None:
                return default;
            case FramePadding.Same:
                var length = signalLength ?? throw new ArgumentException("This padding needs a signal of known length.", nameof(signalLength));
                var total = Math.Max(0, ((((length + HopLength - 1) / HopLength) - 1) * HopLength) + FftLength - length);
                return new FramePads(total / 2, total - (total / 2));
            default:
                return new FramePads(FftLength / 2, FftLength / 2, Padding == FramePadding.Reflect);
        }
    }

    /// <summary>Frames of a signal of <paramref name="signalLength"/> samples; 0 when it is too short for one.</summary>
    public int CountFrames(int signalLength)
    {
        var pads = Pads(signalLength);
        var rest = signalLength + pads.Before + pads.After - FftLength;
        return rest < 0 ? 0 : (rest / HopLength) + 1;
    }
}

/// <summary>Windows of a frame, all of them periodic.</summary>
internal enum FrameWindow
{
    /// <summary>½ − ½·cos.</summary>
    Hann,

    /// <summary>0.54 − 0.46·cos.</summary>
    Hamming,

    /// <summary>1.</summary>
    Rectangular,
}

/// <summary>How the first and the last frame are completed; n is the frame's length.</summary>
internal enum FramePadding
{
    /// <summary>n/2 zeros on both sides: frames are centred on multiples of the hop.</summary>
    Zeros,

    /// <summary>n/2 samples on both sides, mirrored at the first and the last one: frames are centred.</summary>
    Reflect,

    /// <summary>Nothing: the first frame begins with the first sample, and what is left over at the end is dropped.</summary>
    None,

    /// <summary>As many zeros as give one frame for each hop begun, half of them before (TensorFlow's "same"); for a signal of known length.</summary>
    Same,
}

/// <summary>Mel scales.</summary>
internal enum MelScaleKind
{
    /// <summary>Linear to 1 kHz, then logarithmic.</summary>
    Slaney,

    /// <summary>2595·log10(1 + f/700), as in HTK.</summary>
    Htk,
}

/// <summary>Norms of the triangles.</summary>
internal enum MelNorm
{
    /// <summary>Area 1 over Hz.</summary>
    Slaney,

    /// <summary>Height 1.</summary>
    None,
}

/// <summary>What is done to band values x.</summary>
internal enum MelCompression
{
    /// <summary>log10(1 + gain·x).</summary>
    Log,

    /// <summary>ln(floor + x).</summary>
    LogOffset,

    /// <summary>10·log10(max(floor, x)), relative to a patch's largest value and clipped where the parameters say so.</summary>
    Decibels,
}
