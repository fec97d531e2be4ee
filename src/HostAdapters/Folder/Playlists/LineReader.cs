using System.Text;

namespace PredictPicks.HostAdapters.Folder.Playlists;

/// <summary>
/// Reads lines that end with CR, LF or both, within bounded memory: a line that no path could fill is passed over and counted. NUL
/// characters,
/// which a crash may leave in a file and no path can hold, are dropped.
/// </summary>
internal sealed class LineReader(TextReader reader)
{
    /// <summary>
    /// Windows takes paths of 32 767 characters, Linux of 4 096 bytes, which percent-encoding triples; a date fits in as well.
    /// </summary>
    internal const int MaxLineLength = 65_536;

    private readonly char[] _buffer = new char[16_384];
    private readonly StringBuilder _line = new();
    private int _start;
    private int _end;
    private bool _isTooLong;
    private bool _skipLineFeed;

    /// <summary>Lines passed over so far.</summary>
    public int TooLong { get; private set; }

    /// <summary>Number of the line read last, from 1.</summary>
    public int LineNumber { get; private set; }

    /// <summary>The next line without its end, or null after the last one.</summary>
    public string? ReadLine()
    {
        while (Fill())
        {
            var rest = _buffer.AsSpan(_start, _end - _start);
            var cut = rest.IndexOfAny('\r', '\n');
            if (cut < 0)
            {
                Append(rest);
                _start = _end;
                continue;
            }

            Append(rest[..cut]);
            _skipLineFeed = rest[cut] == '\r';
            _start += cut + 1;
            if (TakeLine() is { } line)
            {
                return line;
            }
        }

        return _line.Length > 0 || _isTooLong ? TakeLine() : null;
    }

    /// <summary>Whether there is a character to read.</summary>
    private bool Fill()
    {
        while (true)
        {
            if (_start == _end)
            {
                (_start, _end) = (0, reader.Read(_buffer));
                if (_end == 0)
                {
                    return false;
                }
            }

            if (!_skipLineFeed)
            {
                return true;
            }

            _skipLineFeed = false;
            _start += _buffer[_start] == '\n' ? 1 : 0;
        }
    }

    private void Append(ReadOnlySpan<char> text)
    {
        if (_isTooLong || _line.Length + text.Length > MaxLineLength)
        {
            _isTooLong = true;
            _line.Clear();
            return;
        }

        _line.Append(text);
    }

    /// <summary>The line collected, or null when it was too long.</summary>
    private string? TakeLine()
    {
        LineNumber++;
        if (_isTooLong)
        {
            _isTooLong = false;
            TooLong++;
            return null;
        }

        var line = _line.Replace("\0", string.Empty).ToString();
        _line.Clear();
        return line;
    }
}
