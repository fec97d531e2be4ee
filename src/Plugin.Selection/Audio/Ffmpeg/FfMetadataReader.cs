using System.Text;
using System.Text.Unicode;

namespace PredictPicks.Selection.Audio.Ffmpeg;

/// <summary>
/// Reads the global section of FFmpeg's metadata text, which arrives in pieces of any size: <c>key=value</c> lines in which a backslash makes the
/// next character ordinary, a line break included. Any bytes are accepted; what exceeds the bounds is left out. Not thread-safe.
/// </summary>
internal sealed class FfMetadataReader
{
    /// <summary>Longer keys are no tags: their entries are left out.</summary>
    public const int MaxKeyBytes = 1024;

    /// <summary>Longer values (lyrics, pictures as text) are cut. Enough for 50 names of 1 000 characters.</summary>
    public const int MaxValueBytes = 64 * 1024;

    /// <summary>Entries that are kept of one file.</summary>
    public const int MaxEntries = 500;

    /// <summary>Bytes that are kept of one file, keys and values together.</summary>
    public const int MaxTotalBytes = 2 * 1024 * 1024;

    private const int LongestUtf8Character = 4;

    private readonly List<KeyValuePair<string, string>> _entries = [];
    private readonly ByteCollector _key = new(MaxKeyBytes);
    private readonly ByteCollector _value = new(MaxValueBytes);
    private int _totalBytes;
    private bool _inValue;
    private bool _escaped;
    private bool _inComment;
    private bool _lineStarted;
    private bool _globalSectionEnded;

    /// <summary>The entries so far: keys in lower case, in the order of the text; a key may come several times.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Entries => _entries;

    /// <summary>Whether a key was met that holds a line break. Only a forged file has one: it would pretend other lines where tags are logged.</summary>
    public bool HasForgedKey { get; private set; }

    /// <summary>Reads on.</summary>
    public void Feed(ReadOnlySpan<byte> text)
    {
        foreach (var value in text)
        {
            if (_globalSectionEnded)
            {
                return;
            }

            Take(value);
        }
    }

    /// <summary>Ends the text: an entry whose line was cut off counts as far as it came.</summary>
    public void Complete()
    {
        EndLine();
        _globalSectionEnded = true;
    }

    private void Take(byte value)
    {
        if (_escaped)
        {
            _escaped = false;
            (_inValue ? _value : _key).Add(value);
        }
        else if (value == '\n')
        {
            EndLine();
            return;
        }
        else if (!_lineStarted && value is (byte)';' or (byte)'#')
        {
            _inComment = true;
        }
        else if (!_inComment)
        {
            TakeOrdinary(value);
        }

        _lineStarted = true;
    }

    private void TakeOrdinary(byte value)
    {
        if (value == '\\')
        {
            _escaped = true;
        }
        else if (value == '=' && !_inValue)
        {
            _inValue = true;
        }
        else
        {
            (_inValue ? _value : _key).Add(value);
        }
    }

    private void EndLine()
    {
        if (_inValue)
        {
            AddEntry();
        }
        else if (_key.Bytes.StartsWith("["u8))
        {
            // [STREAM], [CHAPTER]: the tags of the file itself end here. A key that starts so has its equals sign.
            _globalSectionEnded = true;
        }

        _key.Clear();
        _value.Clear();
        (_inValue, _inComment, _escaped, _lineStarted) = (false, false, false, false);
    }

    private void AddEntry()
    {
        HasForgedKey |= _key.Bytes.Contains((byte)'\n');
        var bytes = _key.Bytes.Length + _value.Bytes.Length;
        if (_key.IsCut || _entries.Count == MaxEntries || _totalBytes + bytes > MaxTotalBytes)
        {
            return;
        }

        _totalBytes += bytes;
        _entries.Add(new(Decode(_key).ToLowerInvariant(), Decode(_value)));
    }

    /// <summary>
    /// FFmpeg writes UTF-8, but passes text of containers without a declared encoding (RIFF) on as it is: bytes that are not UTF-8 become the
    /// characters of the same numbers, as a Latin-1 reader would make them. A character that the bound cut in two is dropped.
    /// </summary>
    private static string Decode(ByteCollector text)
    {
        // Windows builds may end lines by CR LF.
        var bytes = text.Bytes.TrimEnd((byte)'\r');
        var maxDropped = text.IsCut ? LongestUtf8Character - 1 : 0;
        for (var dropped = 0; dropped <= maxDropped; dropped++)
        {
            if (Utf8.IsValid(bytes[..^dropped]))
            {
                return Encoding.UTF8.GetString(bytes[..^dropped]);
            }
        }

        return Encoding.Latin1.GetString(bytes);
    }

    /// <summary>A buffer that grows up to a bound and drops what comes after.</summary>
    private sealed class ByteCollector(int maxBytes)
    {
        private byte[] _bytes = new byte[256];
        private int _length;

        public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, _length);

        public bool IsCut { get; private set; }

        public void Add(byte value)
        {
            if (_length == maxBytes)
            {
                IsCut = true;
                return;
            }

            if (_length == _bytes.Length)
            {
                Array.Resize(ref _bytes, Math.Min(_length * 2, maxBytes));
            }

            _bytes[_length++] = value;
        }

        public void Clear() => (_length, IsCut) = (0, false);
    }
}
