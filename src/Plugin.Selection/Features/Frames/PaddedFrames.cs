namespace PredictPicks.Selection.Features.Frames;

/// <summary>
/// Cuts a signal that arrives in blocks of any size, with something before and after it, into overlapping frames. The frames do not depend
/// on how the signal was cut into blocks. Used by one thread; memory is fixed. Write what fits, read all frames, and so on; then
/// <see cref="End"/>, and read the last ones.
/// </summary>
internal sealed class PaddedFrames
{
    /// <summary>Samples that are taken in at a time, so that moving the rest to the front costs little.</summary>
    private const int BlockLength = 8192;

    private readonly int _length;
    private readonly int _hop;
    private readonly FramePads _pads;
    private readonly float[] _buffer;
    private int _start;
    private int _end;
    private int _signalEnd;
    private bool _hasFrame;
    private bool _hasBeginning;

    /// <param name="length">Samples of a frame.</param>
    /// <param name="hop">Samples from one frame to the next, 1 to <paramref name="length"/>.</param>
    /// <param name="pads">What is added to the signal; not more than a frame on either side.</param>
    public PaddedFrames(int length, int hop, FramePads pads)
    {
        (_length, _hop, _pads) = (length, hop, pads);
        _buffer = new float[(2 * length) + BlockLength];
        Restart();
    }

    /// <summary>Begins another signal.</summary>
    public void Restart()
    {
        (_start, _end, _signalEnd) = (0, _pads.Before, int.MaxValue);
        (_hasFrame, _hasBeginning) = (false, !_pads.IsReflected);
        Array.Clear(_buffer, 0, _end);
    }

    /// <summary>Takes in as many samples as fit.</summary>
    /// <returns>How many; at least one unless <paramref name="samples"/> is empty, provided that all frames have been read.</returns>
    public int Write(ReadOnlySpan<float> samples)
    {
        var count = Math.Min(samples.Length, MakeRoom());
        samples[..count].CopyTo(_buffer.AsSpan(_end));
        _end += count;
        if (!_hasBeginning && _end > 2 * _pads.Before)
        {
            MirrorBeginning();
        }

        return count;
    }

    /// <summary>Ends the signal: the frames at its end follow. Call it when all frames so far have been read.</summary>
    public void End()
    {
        MakeRoom();
        if (!_hasBeginning && _end > _pads.Before)
        {
            MirrorBeginning();
        }

        _signalEnd = _end;
        var frameEnd = _start + _length;
        var isUncovered = !_hasFrame || _end > frameEnd - _hop;
        var after = _pads.CompletesLastHop && isUncovered ? frameEnd - _end : _pads.After;
        for (var i = 0; i < after; i++)
        {
            // The beginning is mirrored already, so going back from the end never needs more than what is there.
            _buffer[_end + i] = _pads.IsReflected && _hasBeginning ? _buffer[_end - 2 - i] : 0;
        }

        _end += after;
    }

    /// <summary>Gives the next frame, if its samples are there.</summary>
    /// <param name="frame">[length]; valid until the next write.</param>
    /// <param name="own">Samples that count as this frame's own, so that each counts in one frame: a hop of them, fewer at the signal's end,
    /// from as many samples on as were added before the signal.</param>
    public bool TryRead(out ReadOnlySpan<float> frame, out ReadOnlySpan<float> own)
    {
        frame = own = default;
        if (!_hasBeginning || _end - _start < _length)
        {
            return false;
        }

        frame = _buffer.AsSpan(_start, _length);
        own = frame.Slice(_pads.Before, Math.Clamp(_signalEnd - _start - _pads.Before, 0, Math.Min(_hop, _length - _pads.Before)));
        _start += _hop;
        _hasFrame = true;
        return true;
    }

    private void MirrorBeginning()
    {
        var signal = _buffer.AsSpan(_pads.Before.._end);
        for (var i = 1; i <= _pads.Before; i++)
        {
            _buffer[_pads.Before - i] = signal[FramePads.Reflect(-i, signal.Length)];
        }

        _hasBeginning = true;
    }

    /// <summary>Moves what is still needed to the front when the buffer is full: unread samples, and those that the end would mirror.</summary>
    private int MakeRoom()
    {
        if (_end > _buffer.Length - _length)
        {
            var keep = Math.Min(_start, _end - _length);
            _buffer.AsSpan(keep.._end).CopyTo(_buffer);
            (_start, _end) = (_start - keep, _end - keep);
        }

        return _buffer.Length - _end;
    }
}
