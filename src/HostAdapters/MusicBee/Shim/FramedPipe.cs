using System.Globalization;
using System.Text;

namespace MusicBeePlugin;

/// <summary>Messages over a pair of streams, each after a header that counts its bytes. One thread reads; any may write.</summary>
internal sealed class FramedPipe(Stream input, Stream output)
{
    private const string LengthHeader = "Content-Length:";
    private const int MostHeaderBytes = 1 << 12;
    private const int MostBytes = 256 << 20;

    private readonly object _writing = new();

    /// <summary>The next message, or null at the end.</summary>
    /// <exception cref="InvalidDataException">What comes is no message.</exception>
    public byte[]? Read()
    {
        if (ReadLength() is not { } length)
        {
            return null;
        }

        var message = new byte[length];
        for (var have = 0; have < length;)
        {
            var read = input.Read(message, have, length - have);
            if (read == 0)
            {
                return null;
            }

            have += read;
        }

        return message;
    }

    public void Write(byte[] message)
    {
        var header = Encoding.ASCII.GetBytes(string.Format(CultureInfo.InvariantCulture, "{0} {1}\r\n\r\n", LengthHeader, message.Length));
        lock (_writing)
        {
            output.Write(header, 0, header.Length);
            output.Write(message, 0, message.Length);
            output.Flush();
        }
    }

    /// <summary>The bytes of the message to come, by its header; null at the end.</summary>
    private int? ReadLength()
    {
        int? length = null;
        while (ReadLine() is { } line)
        {
            if (line.Length == 0)
            {
                return length ?? throw new InvalidDataException("A header without a length.");
            }

            length = ParseLength(line) ?? length;
        }

        return null;
    }

    private string? ReadLine()
    {
        var line = new StringBuilder();
        for (var next = input.ReadByte(); next >= 0; next = input.ReadByte())
        {
            if (next == '\n')
            {
                return line.ToString().TrimEnd('\r');
            }

            if (line.Append((char)next).Length > MostHeaderBytes)
            {
                break;
            }
        }

        return line.Length == 0 ? null : throw new InvalidDataException("A header without an end.");
    }

    /// <summary>Null: a header that says something else.</summary>
    private static int? ParseLength(string line)
    {
        if (!line.StartsWith(LengthHeader, StringComparison.OrdinalIgnoreCase))
        {
            return line.Contains(":") ? null : throw new InvalidDataException("What came is no message.");
        }

        return int.TryParse(line.Substring(LengthHeader.Length).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var length) && length <= MostBytes
            ? length
            : throw new InvalidDataException("A length that no message has.");
    }
}
