using PredictPicks.Selection.Features.Spectrum;

namespace PredictPicks.Selection.Features.Embedding;

/// <summary>What a patch network listens to, and what it gives.</summary>
/// <param name="FrontEnd">Makes the frames; null for a network that takes the samples themselves.</param>
/// <param name="Frames">Frames of a patch, or its samples where there is no front end.</param>
/// <param name="Dimension">Length of a patch's vector.</param>
/// <param name="SilenceRms">Patches of a lower RMS are not heard.</param>
internal sealed record PatchLayout(MelSpectrogram? FrontEnd, int Frames, int Dimension, double SilenceRms)
{
    /// <summary>How the network wants a patch.</summary>
    public PatchOrder Order { get; init; } = PatchOrder.FramesBands;

    /// <summary>The windows that the song is cut into before the front end; null: the front end runs over the whole song, and patches are
    /// cut from its frames, side by side.</summary>
    public WindowLayout? Windows { get; init; }

    /// <summary>Samples a second.</summary>
    public int SampleRateHz { get; init; } = FrontEnd?.Parameters.SampleRateHz ?? 0;

    /// <summary>Mel bands of a frame; 1 where a frame is a sample.</summary>
    public int Bands => FrontEnd?.Parameters.Bands ?? 1;

    /// <summary>Values of a patch.</summary>
    public int PatchLength => Frames * Bands;

    /// <summary>Dimensions of the network's input for one patch.</summary>
    public IReadOnlyList<int> InputShape => Order.Shape(Frames, Bands);

    /// <summary>Samples of a patch.</summary>
    public int PatchSamples => Windows?.Length ?? (Frames * FrontEnd!.Parameters.HopLength);

    /// <summary>Length of a patch.</summary>
    public double PatchSeconds => (double)PatchSamples / SampleRateHz;

    /// <summary>The shortest song that has a spectrum, in samples.</summary>
    public int ShortestSong => FrontEnd?.Parameters.FftLength ?? 1;
}
