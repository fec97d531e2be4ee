using PredictPicks.Selection.Features.Spectrum;

namespace PredictPicks.Selection.Features.Rhythm;

/// <summary>What the passes of all songs share: immutable.</summary>
internal sealed class RhythmPlan
{
    /// <summary>64 ms at 16 kHz.</summary>
    public const int FrameLength = 1024;

    /// <summary>Frames of the onset envelope a second.</summary>
    public const int FramesPerSecond = 100;

    public RhythmPlan(int sampleRateHz)
    {
        HopLength = sampleRateHz / FramesPerSecond;
        Fft = new RealFft(FrameLength);
        Window = Windows.PeriodicHann(FrameLength);
        Bands = new OnsetBands(sampleRateHz, FrameLength);
        Tempogram = new Tempogram();
    }

    public int HopLength { get; }

    public RealFft Fft { get; }

    public float[] Window { get; }

    public OnsetBands Bands { get; }

    public Tempogram Tempogram { get; }
}
