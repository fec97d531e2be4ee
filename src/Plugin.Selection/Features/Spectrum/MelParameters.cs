namespace PredictPicks.Selection.Features.Spectrum;

/// <summary>
/// A log-mel spectrogram: periodic Hann window, frames centred on multiples of the hop with zeros before and after the signal, power
/// spectrum, Slaney mel scale and Slaney area norm, then log10(1 + gain·S). The same as librosa's <c>melspectrogram(center=True,
/// pad_mode="constant", power=2)</c>.
/// </summary>
/// <param name="SampleRateHz">Of the signal.</param>
/// <param name="FftLength">Samples of a frame, n: a power of two.</param>
/// <param name="HopLength">Samples from one frame to the next, 1 to n/2.</param>
/// <param name="Bands">Mel bands, 1 or more.</param>
/// <param name="MinHz">Where the lowest band begins, 0 or more.</param>
/// <param name="MaxHz">Where the highest band ends, up to half the sample rate.</param>
/// <param name="LogGain">Factor before the logarithm, above 0.</param>
internal sealed record MelParameters(
    int SampleRateHz,
    int FftLength,
    int HopLength,
    int Bands,
    double MinHz,
    double MaxHz,
    double LogGain);
