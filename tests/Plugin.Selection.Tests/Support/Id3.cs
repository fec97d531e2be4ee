using System.Text;

namespace PredictPicks.Selection.Tests.Support;

/// <summary>Writes ID3 tags byte by byte, wrong ones too.</summary>
public static class Id3
{
    public const byte Latin1 = 0;
    public const byte Utf16 = 1;
    public const byte Utf8 = 3;

    /// <summary>An ID3v2 tag.</summary>
    /// <param name="version">3 or 4.</param>
    /// <param name="frames">See <see cref="Text"/>.</param>
    public static byte[] V2(byte version, params byte[][] frames)
    {
        byte[] body = [.. frames.SelectMany(frame => frame.Length == 0 ? frame : [.. frame[..4], .. Size(frame.Length - 10, version), .. frame[8..]]), .. new byte[32]];
        return [.. "ID3"u8, version, 0, 0, .. Size(body.Length, 4), .. body];
    }

    /// <summary>A text frame whose bytes are as given, whatever the encoding byte says.</summary>
    public static byte[] Raw(string id, byte declared, byte[] text) => [.. Encoding.ASCII.GetBytes(id), 0, 0, 0, 0, 0, 0, declared, .. text];

    /// <summary>A text frame.</summary>
    public static byte[] Text(string id, byte encoding, string text) => Raw(id, encoding, encoding switch
    {
        Latin1 => Encoding.Latin1.GetBytes(text),
        Utf16 => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text)],
        _ => Encoding.UTF8.GetBytes(text),
    });

    /// <summary>An ID3v1.1 tag.</summary>
    public static byte[] V1(byte[] title, byte[] artist, byte[] album, string year, byte track, byte genre) =>
        [.. "TAG"u8, .. Field(title, 30), .. Field(artist, 30), .. Field(album, 30), .. Field(Encoding.ASCII.GetBytes(year), 4), .. new byte[29], track, genre];

    private static byte[] Field(byte[] text, int length) => [.. text.Take(length), .. new byte[Math.Max(0, length - text.Length)]];

    /// <summary>Seven bits a byte, except for the frames of version 3.</summary>
    private static byte[] Size(int size, byte version)
    {
        var bits = version == 3 ? 8 : 7;
        var mask = (1 << bits) - 1;
        return [(byte)((size >> (3 * bits)) & mask), (byte)((size >> (2 * bits)) & mask), (byte)((size >> bits) & mask), (byte)(size & mask)];
    }
}
