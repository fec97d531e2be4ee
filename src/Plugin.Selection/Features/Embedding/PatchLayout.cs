using PredictPicks.Selection.Features.Spectrum;

namespace PredictPicks.Selection.Features.Embedding;

/// <summary>What a patch network listens to, and what it gives.</summary>
/// <param name="FrontEnd">Makes the frames.</param>
/// <param name="Frames">Frames of a patch; patches do not overlap.</param>
/// <param name="Dimension">Length of a patch's vector.</param>
/// <param name="SilenceRms">Patches of a lower RMS are not heard.</param>
internal sealed record PatchLayout(MelSpectrogram FrontEnd, int Frames, int Dimension, double SilenceRms)
{
    /// <summary>Mel bands of a frame.</summary>
    public int Bands => FrontEnd.Parameters.Bands;

    /// <summary>Values of a patch.</summary>
    public int PatchLength => Frames * Bands;

    /// <summary>Samples from one patch to the next.</summary>
    public int PatchSamples => Frames * FrontEnd.Parameters.HopLength;

    /// <summary>Length of a patch.</summary>
    public double PatchSeconds => (double)PatchSamples / FrontEnd.Parameters.SampleRateHz;
}
