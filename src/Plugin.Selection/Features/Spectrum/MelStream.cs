namespace PredictPicks.Selection.Features.Spectrum;

/// <summary>
/// Turns a signal that arrives in blocks of any size into the frames of a <see cref="MelSpectrogram"/>: one at every multiple of the hop
/// from 0 to the signal's length, ⌊length / hop⌋ + 1 in all. The frames do not depend on how the signal was cut into blocks, bit for bit.
/// Used by one thread; memory is fixed. Write what fits, read all frames, and so on; then <see cref="End"/>, and read the last ones.
/// </summary>
internal sealed class MelStream
{
    /// <summary>Samples that are taken in at a time: much longer than a frame, so that moving the rest to the front costs little.</summary>
    private const int BlockLength = 8192;

    private readonly MelSpectrogram _spectrogram;
    private readonly MelSpectrogram.Scratch _scratch;
    private readonly float[] _buffer;
    private readonly int _fftLength;
    private readonly int _hopLength;
    private int _start;
    private int _end;
    private int _padding;
    private bool _hasEnded;

    public MelStream(MelSpectrogram spectrogram)
    {
        _spectrogram = spectrogram;
        _scratch = spectrogram.CreateScratch();
        _fftLength = spectrogram.Parameters.FftLength;
        _hopLength = spectrogram.Parameters.HopLength;
        _buffer = new float[(2 * _fftLength) + BlockLength];
        Restart();
    }

    /// <summary>Begins another signal.</summary>
    public void Restart()
    {
        _start = 0;
        _end = _fftLength / 2;
        _padding = 0;
        _hasEnded = false;
        Array.Clear(_buffer, 0, _end);
    }

    /// <summary>Takes in as many samples as fit.</summary>
    /// <returns>How many; at least one unless <paramref name="samples"/> is empty, provided that all frames have been read.</returns>
    public int Write(ReadOnlySpan<float> samples)
    {
        var count = Math.Min(samples.Length, MakeRoom());
        samples[..count].CopyTo(_buffer.AsSpan(_end));
        _end += count;
        return count;
    }

    /// <summary>Ends the signal: the frames at its end follow. Call it when all frames so far have been read.</summary>
    public void End()
    {
        _padding = _fftLength / 2;
        MakeRoom();
        _buffer.AsSpan(_end, _padding).Clear();
        _end += _padding;
        _hasEnded = true;
    }

    /// <summary>Gives the next frame, if its samples are there.</summary>
    /// <param name="logMel">[<see cref="MelParameters.Bands"/>]</param>
    /// <param name="energy">Σ x² of the samples from the frame's centre to the next frame's centre: each sample counts in one
    /// frame.</param>
    /// <param name="sampleCount">How many samples these are: the hop, fewer at the signal's end.</param>
    public bool TryRead(Span<float> logMel, out float energy, out int sampleCount)
    {
        (energy, sampleCount) = (0, 0);
        if (_end - _start < _fftLength)
        {
            return false;
        }

        var frame = _buffer.AsSpan(_start, _fftLength);
        _spectrogram.Compute(frame, logMel, _scratch);
        sampleCount = _hasEnded ? Math.Clamp(_end - _padding - _start - (_fftLength / 2), 0, _hopLength) : _hopLength;
        energy = SpectrumMath.SumOfSquares(frame.Slice(_fftLength / 2, _hopLength));
        _start += _hopLength;
        return true;
    }

    /// <summary>Moves what is still needed to the front when the buffer is full.</summary>
    private int MakeRoom()
    {
        if (_end > _buffer.Length - _fftLength)
        {
            _buffer.AsSpan(_start.._end).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        return _buffer.Length - _end;
    }
}
