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

    private int? ReadLength()
    {
        var header = new StringBuilder();
        while (true)
        {
            var next = input.ReadByte();
            if (next < 0)
            {
                return null;
            }

            header.Append((char)next);
            if (header.Length > MostHeaderBytes)
            {
                throw new InvalidDataException("A header without an end.");
            }

            if (next == '\n' && header.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
            {
                return ParseLength(header.ToString());
            }
        }
    }

    private static int ParseLength(string header)
    {
        var line = header.Split('\n').FirstOrDefault(entry => entry.StartsWith(LengthHeader, StringComparison.OrdinalIgnoreCase));
        return int.TryParse(line?.Substring(LengthHeader.Length), NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var length)
            && length is >= 0 and <= MostBytes
            ? length
            : throw new InvalidDataException("A header without a length.");
    }
}
