using PredictPicks.Selection.Features.Frames;

namespace PredictPicks.Selection.Features.Spectrum;

/// <summary>
/// Turns a signal that arrives in blocks of any size into the frames of a <see cref="MelSpectrogram"/>: with centred frames one at every
/// multiple of the hop from 0 to the signal's length, ⌊length / hop⌋ + 1 in all. The frames do not depend on how the signal was cut into
/// blocks, bit for bit. Used by one thread; memory is fixed. Write what fits, read all frames, and so on; then <see cref="End"/>, and read
/// the last ones.
/// </summary>
internal sealed class MelStream
{
    private readonly MelSpectrogram _spectrogram;
    private readonly MelSpectrogram.Scratch _scratch;
    private readonly PaddedFrames _frames;

    /// <param name="spectrogram">Makes the frames.</param>
    /// <param name="signalLength">Samples of each signal, where they are known beforehand.</param>
    public MelStream(MelSpectrogram spectrogram, int? signalLength = null)
    {
        var parameters = spectrogram.Parameters;
        _spectrogram = spectrogram;
        _scratch = spectrogram.CreateScratch();
        _frames = new PaddedFrames(parameters.FftLength, parameters.HopLength, parameters.Pads(signalLength));
    }

    /// <summary>Begins another signal.</summary>
    public void Restart() => _frames.Restart();

    /// <summary>Takes in as many samples as fit.</summary>
    /// <returns>How many; at least one unless <paramref name="samples"/> is empty, provided that all frames have been read.</returns>
    public int Write(ReadOnlySpan<float> samples) => _frames.Write(samples);

    /// <summary>Ends the signal: the frames at its end follow. Call it when all frames so far have been read.</summary>
    public void End() => _frames.End();

    /// <summary>Gives the next frame, if its samples are there.</summary>
    /// <param name="logMel">[<see cref="MelParameters.Bands"/>]</param>
    /// <param name="energy">Σ x² of the frame's own samples: a hop of them from its centre on (from its beginning, where frames are not
    /// centred), so that each sample counts in one frame.</param>
    /// <param name="sampleCount">How many samples these are: the hop, fewer at the signal's end.</param>
    public bool TryRead(Span<float> logMel, out float energy, out int sampleCount)
    {
        if (!_frames.TryRead(out var frame, out var own))
        {
            (energy, sampleCount) = (0, 0);
            return false;
        }

        _spectrogram.Compute(frame, logMel, _scratch);
        (energy, sampleCount) = (SpectrumMath.SumOfSquares(own), own.Length);
        return true;
    }
}
