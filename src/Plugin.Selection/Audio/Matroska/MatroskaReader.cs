using PredictPicks.Abstractions;

namespace PredictPicks.Selection.Audio.Matroska;

/// <summary>
/// Takes mono PCM tracks out of a Matroska byte stream that arrives in pieces of any size. Strict: what FFmpeg's muxer would not write
/// (lacing, other tracks, elements that stick out of their parent) is an <see cref="MalformedOutputException"/>. Whatever the bytes are, it holds no
/// more than <see cref="MaxHeaderBytes"/> of them and looks at each once. Not thread-safe.
/// </summary>
internal sealed class MatroskaReader
{
    /// <summary>Longest header element that is read as a whole; FFmpeg's track table has about 100 bytes a track.</summary>
    public const int MaxHeaderBytes = 64 * 1024;

    private readonly IReadOnlyList<AnalysisStream> _tracks;
    private readonly BlockSamples _samples;
    private readonly LevelStack _levels = new();
    private readonly byte[] _header = new byte[Ebml.MaxHeaderBytes];

    private State _state = State.ElementHeader;
    private int _headerLength;
    private byte[] _value = [];
    private uint _valueId;
    private long _remaining;
    private long _position;
    private bool _tracksSeen;

    /// <summary>A reader for a stream with exactly these tracks, in this order.</summary>
    /// <param name="tracks">What is expected.</param>
    /// <param name="receive">Gets whole samples of a track; the bytes are valid during the call only.</param>
    public MatroskaReader(IReadOnlyList<AnalysisStream> tracks, Action<AnalysisStream, ArraySegment<byte>> receive)
    {
        _tracks = tracks;
        _samples = new BlockSamples(tracks, receive);
    }

    private enum State
    {
        ElementHeader,
        Value,
        Skip,
        BlockHeader,
        Samples,
        Ended,
    }

    /// <summary>Samples received so far, a track.</summary>
    public IReadOnlyList<long> SampleCounts => _samples.Counts;

    /// <summary>Whether the stream may end here: after the track table, between two elements.</summary>
    public bool IsComplete =>
        _tracksSeen && _state is State.ElementHeader or State.Ended && _headerLength == 0 && _levels.MayEndAt(_position);

    /// <summary>Reads on.</summary>
    /// <returns>
    /// How many bytes belong to the document: all, unless what follows between two elements starts with an ASCII digit or a semicolon, which no
    /// element of Matroska does at that place. Then the document has ended there.
    /// </returns>
    /// <exception cref="MalformedOutputException">This is not the stream that was expected.</exception>
    public int Feed(ArraySegment<byte> input)
    {
        var rest = input;
        while (_state != State.Ended && (rest.Count > 0 || HasEmptyPayload()))
        {
            var used = _state switch
            {
                State.ElementHeader => ReadElementHeader(rest),
                State.BlockHeader => ReadBlockHeader(rest),
                _ => ReadPayload(rest),
            };
            _position += used;
            rest = rest[used..];
        }

        return input.Count - rest.Count;
    }

    private bool HasEmptyPayload() => _state is State.Skip or State.Samples or State.Value && _remaining == 0;

    private int ReadElementHeader(ArraySegment<byte> input)
    {
        if (_headerLength == 0)
        {
            _levels.CloseFinished(_position);
            if (_tracksSeen && IsText(input[0]) && _levels.MayEndAt(_position))
            {
                _state = State.Ended;
                return 0;
            }
        }

        var used = 0;
        while (used < input.Count)
        {
            _header[_headerLength++] = input[used++];
            if (Ebml.TryReadHeader(_header.AsSpan(0, _headerLength), out var id, out var size))
            {
                _headerLength = 0;
                Open(id, size, _position + used);
                break;
            }
        }

        return used;
    }

    private static bool IsText(byte value) => value is (byte)';' or (>= (byte)'0' and <= (byte)'9');

    private void Open(uint id, long size, long start)
    {
        _levels.CloseUnsizedCluster(id);
        var end = size == Ebml.UnknownSize ? Ebml.UnknownSize : start + size;
        _levels.CheckFits(end);
        _remaining = size;
        switch (_levels.Current, id)
        {
            case (Container.Document, MatroskaIds.Segment):
                _levels.Enter(Container.Segment, end);
                break;
            case (Container.Segment, MatroskaIds.Cluster) when _tracksSeen:
                _levels.Enter(Container.Cluster, end);
                break;
            case (_, _) when end == Ebml.UnknownSize:
                throw new MalformedOutputException($"Element {id:X} has no size.");
            case (Container.Cluster, MatroskaIds.BlockGroup):
                _levels.Enter(Container.BlockGroup, end);
                break;
            case (Container.Cluster, MatroskaIds.SimpleBlock):
            case (Container.BlockGroup, MatroskaIds.Block):
                _state = State.BlockHeader;
                break;
            case (Container.Document, MatroskaIds.Ebml):
            case (Container.Segment, MatroskaIds.Tracks) when !_tracksSeen:
                BeginValue(id, size);
                break;
            case (Container.Document, not (MatroskaIds.Void or MatroskaIds.Crc32)):
            case (Container.Segment, MatroskaIds.Cluster or MatroskaIds.Tracks):
                throw new MalformedOutputException($"Element {id:X} does not belong here.");
            default:
                _state = State.Skip;
                break;
        }
    }

    private void BeginValue(uint id, long size)
    {
        if (size > MaxHeaderBytes)
        {
            throw new MalformedOutputException($"Element {id:X} has {size} bytes, more than can be right.");
        }

        _valueId = id;
        _value = new byte[size];
        _state = State.Value;
    }

    private int ReadBlockHeader(ArraySegment<byte> input)
    {
        if (_headerLength == 0 && _remaining < BlockSamples.HeaderBytes)
        {
            throw new MalformedOutputException("A block is too short.");
        }

        var used = Math.Min(BlockSamples.HeaderBytes - _headerLength, input.Count);
        input.AsSpan(0, used).CopyTo(_header.AsSpan(_headerLength));
        _headerLength += used;
        if (_headerLength == BlockSamples.HeaderBytes)
        {
            _headerLength = 0;
            _remaining -= BlockSamples.HeaderBytes;
            _samples.Begin(_header.AsSpan(0, BlockSamples.HeaderBytes), _remaining);
            _state = State.Samples;
        }

        return used;
    }

    private int ReadPayload(ArraySegment<byte> input)
    {
        var used = (int)Math.Min(_remaining, input.Count);
        if (_state == State.Samples)
        {
            _samples.Add(input[..used]);
        }
        else if (_state == State.Value)
        {
            input.AsSpan(0, used).CopyTo(_value.AsSpan(_value.Length - (int)_remaining));
        }

        _remaining -= used;
        if (_remaining == 0)
        {
            EndPayload();
        }

        return used;
    }

    private void EndPayload()
    {
        if (_state == State.Value)
        {
            if (_valueId == MatroskaIds.Tracks)
            {
                TrackTable.Check(_value, _tracks);
                _tracksSeen = true;
            }
            else
            {
                CheckDocType(_value);
            }

            _value = [];
        }

        _state = State.ElementHeader;
    }

    private static void CheckDocType(ReadOnlySpan<byte> header)
    {
        while (!header.IsEmpty)
        {
            if (Ebml.NextElement(ref header, out var payload) == MatroskaIds.DocType && !payload.SequenceEqual("matroska"u8))
            {
                throw new MalformedOutputException("The stream is EBML but not Matroska.");
            }
        }
    }
}
