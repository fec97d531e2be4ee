using System.Globalization;
using System.Text;

namespace PredictPicks.TestHost.Worker;

/// <summary>
/// Lets through what looks like framed messages, and refuses the rest at its first wrong byte. Without it a line that never ends, or a length that no
/// message has, would be waited for instead.
/// </summary>
internal sealed class FramedStream(Stream inner) : Stream
{
    /// <summary>Ten times what a library of a million songs takes in pages, or a playlist of as many in one message.</summary>
    public const long MaxMessageBytes = 256L << 20;

    private const string Prefix = "Content-";
    private const string LengthHeader = "Content-Length:";

    /// <summary>Both headers of the protocol have less than half of it.</summary>
    private const int MaxHeaderBytes = 200;

    private readonly StringBuilder _line = new();
    private long _announced;
    private long _content;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = await inner.ReadAsync(buffer, cancellationToken);
        Inspect(buffer.Span[..count]);
        return count;
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = inner.Read(buffer, offset, count);
        Inspect(buffer.AsSpan(offset, read));
        return read;
    }

    /// <exception cref="InvalidDataException">They are no messages.</exception>
    private void Inspect(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            var content = (int)Math.Min(_content, bytes.Length);
            _content -= content;
            bytes = bytes[content..];
            if (bytes.Length > 0)
            {
                InspectHeader((char)bytes[0]);
                bytes = bytes[1..];
            }
        }
    }

    private void InspectHeader(char letter)
    {
        if (letter == '\n')
        {
            EndLine(_line.ToString().TrimEnd('\r'));
            _line.Clear();
            return;
        }

        _line.Append(letter);
        var isEmptyLine = _line is { Length: 1 } && letter == '\r';
        var isWrong = _line.Length <= Prefix.Length && char.ToUpperInvariant(letter) != char.ToUpperInvariant(Prefix[_line.Length - 1]);
        if ((isWrong && !isEmptyLine) || _line.Length > MaxHeaderBytes)
        {
            throw new InvalidDataException($"'{_line}' instead of '{LengthHeader}'");
        }
    }

    private void EndLine(string line)
    {
        if (line.Length == 0)
        {
            (_content, _announced) = (_announced, 0);
        }
        else if (line.StartsWith(LengthHeader, StringComparison.OrdinalIgnoreCase)
            && (!long.TryParse(line.AsSpan(LengthHeader.Length).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out _announced) || _announced > MaxMessageBytes))
        {
            throw new InvalidDataException($"'{line}'");
        }
    }

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Flush() => throw new NotSupportedException();
}
