using PredictPicks.Abstractions;

namespace PredictPicks.Selection.Audio.Matroska;

/// <summary>Passes the payload of blocks on as whole samples, however the input is cut.</summary>
internal sealed class BlockSamples
{
    /// <summary>Track number (1 byte: there are few tracks), time (2) and flags (1).</summary>
    public const int HeaderBytes = 4;

    /// <summary>Flags that say that several frames are packed into the block.</summary>
    private const byte LacingFlags = 0x06;

    private readonly IReadOnlyList<AnalysisStream> _tracks;
    private readonly Action<AnalysisStream, ArraySegment<byte>> _receive;
    private readonly long[] _counts;
    private readonly byte[] _splitSample = new byte[sizeof(float)];
    private int _splitLength;
    private int _track;

    public BlockSamples(IReadOnlyList<AnalysisStream> tracks, Action<AnalysisStream, ArraySegment<byte>> receive)
    {
        _tracks = tracks;
        _receive = receive;
        _counts = new long[tracks.Count];
    }

    /// <summary>Samples passed on so far, a track.</summary>
    public IReadOnlyList<long> Counts => _counts;

    /// <summary>Starts a block.</summary>
    /// <param name="header">Its first <see cref="HeaderBytes"/> bytes.</param>
    /// <param name="payloadBytes">What follows.</param>
    /// <exception cref="MalformedOutputException">It belongs to no track, or does not hold whole samples.</exception>
    public void Begin(ReadOnlySpan<byte> header, long payloadBytes)
    {
        _track = header[0] - 0x81;
        if (_track < 0 || _track >= _tracks.Count)
        {
            throw new MalformedOutputException("A block belongs to no track.");
        }

        if ((header[3] & LacingFlags) != 0 || payloadBytes % _tracks[_track].BytesPerSample != 0)
        {
            throw new MalformedOutputException("A block does not hold whole samples.");
        }
    }

    /// <summary>Takes some or all of the block's payload.</summary>
    public void Add(ArraySegment<byte> payload)
    {
        var size = _tracks[_track].BytesPerSample;
        if (_splitLength > 0)
        {
            payload = payload[CollectSplitSample(payload, size)..];
        }

        var whole = payload.Count / size * size;
        if (whole > 0)
        {
            Deliver(payload[..whole]);
        }

        CollectSplitSample(payload[whole..], size);
    }

    /// <summary>Keeps the bytes of a sample that lies across two pieces of input, and delivers it when it is whole.</summary>
    private int CollectSplitSample(ArraySegment<byte> input, int size)
    {
        var used = Math.Min(size - _splitLength, input.Count);
        input.AsSpan(0, used).CopyTo(_splitSample.AsSpan(_splitLength));
        _splitLength += used;
        if (_splitLength == size)
        {
            _splitLength = 0;
            Deliver(new ArraySegment<byte>(_splitSample, 0, size));
        }

        return used;
    }

    private void Deliver(ArraySegment<byte> samples)
    {
        var stream = _tracks[_track];
        _counts[_track] += samples.Count / stream.BytesPerSample;
        _receive(stream, samples);
    }
}
