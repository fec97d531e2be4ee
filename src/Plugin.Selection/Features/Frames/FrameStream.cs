namespace PredictPicks.Selection.Features.Frames;

/// <summary>
/// Cuts a signal that arrives in blocks of any size into overlapping frames. The frames do not depend on how the signal was cut into blocks.
/// Used by one thread; memory is fixed. Write what fits, read all frames, and so on.
/// </summary>
internal sealed class FrameStream
{
    /// <summary>Samples that are taken in at a time: longer than a frame, so that moving the rest to the front costs little.</summary>
    private const int BlockLength = 8192;

    private readonly float[] _buffer;
    private readonly int _frameLength;
    private readonly int _hopLength;
    private int _start;
    private int _end;

    /// <param name="frameLength">Samples of a frame.</param>
    /// <param name="hopLength">Samples from one frame to the next, 1 to <paramref name="frameLength"/>.</param>
    /// <param name="leadingZeros">Zeros before the signal: half a frame centres frames on multiples of the hop.</param>
    public FrameStream(int frameLength, int hopLength, int leadingZeros)
    {
        _frameLength = frameLength;
        _hopLength = hopLength;
        _buffer = new float[frameLength + leadingZeros + BlockLength];
        _end = leadingZeros;
    }

    /// <summary>Samples that were not finite, or beyond all measure, so far; they became 0.</summary>
    public long BrokenSamples { get; private set; }

    /// <summary>Samples taken in so far.</summary>
    public long Samples { get; private set; }

    /// <summary>Takes in all samples and hands over the frames that they complete, in order.</summary>
    /// <param name="samples">Of any number.</param>
    /// <param name="receive">Gets a frame, which is valid during the call.</param>
    public void Pass(ReadOnlySpan<float> samples, Action<ReadOnlySpan<float>> receive)
    {
        while (!samples.IsEmpty)
        {
            samples = samples[Write(samples)..];
            while (TryRead(out var frame))
            {
                receive(frame);
            }
        }
    }

    /// <summary>Takes in as many samples as fit.</summary>
    /// <returns>How many; at least one unless <paramref name="samples"/> is empty, provided that all frames have been read.</returns>
    public int Write(ReadOnlySpan<float> samples)
    {
        if (_end > _buffer.Length - _hopLength)
        {
            _buffer.AsSpan(_start.._end).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        var count = Math.Min(samples.Length, _buffer.Length - _end);
        BrokenSamples += CleanSamples.Copy(samples[..count], _buffer.AsSpan(_end));
        _end += count;
        Samples += count;
        return count;
    }

    /// <summary>Gives the next frame, if its samples are there.</summary>
    /// <param name="frame">[frame length]; valid until the next write.</param>
    public bool TryRead(out ReadOnlySpan<float> frame)
    {
        if (_end - _start < _frameLength)
        {
            frame = default;
            return false;
        }

        frame = _buffer.AsSpan(_start, _frameLength);
        _start += _hopLength;
        return true;
    }
}
