using System.Text;
using PredictPicks.Abstractions;
using PredictPicks.Selection.Audio.Matroska;

namespace PredictPicks.Selection.Audio.Ffmpeg;

/// <summary>
/// Takes the child's standard output apart: the line <c>;FFMETADATA1</c>, a Matroska document with the samples (when any were asked for), the line
/// with the packets' hash, the tags. FFmpeg finishes its outputs in the order in which the arguments name them, so nothing that a file says about
/// itself comes before its hash: tags cannot forge it. Not thread-safe.
/// </summary>
internal sealed class FfmpegOutput
{
    private const string MetadataHeader = ";FFMETADATA1";
    private const string HashPrefix = "0,a,SHA256=";
    private const int HashDigits = 64;

    /// <summary>EBML documents start with this byte, the two lines do not.</summary>
    private const byte DocumentStart = 0x1A;

    private readonly MatroskaReader? _samples;
    private readonly FfMetadataReader _tags = new();
    private readonly byte[] _line = new byte[HashPrefix.Length + HashDigits + 1];
    private int _lineLength;
    private Part _part = Part.Lines;

    /// <summary>The output of a decode into <paramref name="streams"/>, or of an identification when there are none.</summary>
    /// <param name="streams">The tracks, in order.</param>
    /// <param name="receive">Gets whole samples; the bytes are valid during the call only.</param>
    public FfmpegOutput(IReadOnlyList<AnalysisStream> streams, Action<AnalysisStream, ArraySegment<byte>> receive)
    {
        _samples = streams.Count > 0 ? new MatroskaReader(streams, receive) : null;
    }

    private enum Part
    {
        Lines,
        Samples,
        Tags,
    }

    /// <summary>SHA-256 of the packets, 64 lower-case hex digits, or null while it has not come.</summary>
    public string? Hash { get; private set; }

    /// <summary>The container's tags.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Tags => _tags.Entries;

    /// <summary>See <see cref="FfMetadataReader.HasForgedKey"/>.</summary>
    public bool HasForgedTags => _tags.HasForgedKey;

    /// <summary>Samples a stream.</summary>
    public IReadOnlyList<long> SampleCounts => _samples?.SampleCounts ?? [];

    /// <summary>Reads on.</summary>
    /// <exception cref="MalformedOutputException">FFmpeg would not write this.</exception>
    public void Feed(ArraySegment<byte> bytes)
    {
        while (bytes.Count > 0)
        {
            var used = _part switch
            {
                Part.Lines => ReadLine(bytes),
                Part.Samples => ReadSamples(bytes),
                _ => ReadTags(bytes),
            };
            bytes = bytes[used..];
        }
    }

    /// <summary>Ends the output.</summary>
    public void Complete() => _tags.Complete();

    private int ReadSamples(ArraySegment<byte> bytes)
    {
        var used = _samples!.Feed(bytes);
        if (used < bytes.Count)
        {
            _part = Part.Lines;
        }

        return used;
    }

    private int ReadTags(ArraySegment<byte> bytes)
    {
        _tags.Feed(bytes);
        return bytes.Count;
    }

    private int ReadLine(ArraySegment<byte> bytes)
    {
        if (_lineLength == 0 && bytes[0] == DocumentStart && _samples is { IsComplete: false })
        {
            _part = Part.Samples;
            return 0;
        }

        var used = 0;
        while (used < bytes.Count)
        {
            var value = bytes[used++];
            if (value == '\n')
            {
                EndLine();
                break;
            }

            if (_lineLength == _line.Length)
            {
                throw new MalformedOutputException($"'{Encoding.ASCII.GetString(_line)}' is no line that was expected");
            }

            _line[_lineLength++] = value;
        }

        return used;
    }

    private void EndLine()
    {
        var line = Encoding.ASCII.GetString(_line, 0, _lineLength).TrimEnd('\r');
        _lineLength = 0;
        if (line == MetadataHeader)
        {
            return;
        }

        var hash = line.StartsWith(HashPrefix, StringComparison.Ordinal) ? line[HashPrefix.Length..] : string.Empty;
        if (hash.Length != HashDigits || !hash.All(char.IsAsciiHexDigitLower))
        {
            throw new MalformedOutputException($"'{line}' is no line that was expected");
        }

        Hash = hash;
        _part = Part.Tags;
    }
}
