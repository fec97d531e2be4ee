using System.Buffers.Binary;
using System.Text;

namespace PredictPicks.HostAdapters.Folder.Tests.Support;

/// <summary>How files of some formats begin.</summary>
internal static class FirstBytes
{
    public static byte[] Flac { get; } = Padded("fLaC\0\0\0\x22"u8);

    public static byte[] Id3 { get; } = Padded("ID3\x04\0\0\0\0\x0F\x7F"u8);

    public static byte[] Wave { get; } = Padded("RIFF\x24\x08\0\0WAVEfmt \x10\0\0\0\x01\0\x02\0"u8);

    public static byte[] Padded(ReadOnlySpan<byte> start, int length = 64)
    {
        var bytes = new byte[length];
        start.CopyTo(bytes);
        return bytes;
    }

    /// <summary>An MP4 file with one track a handler; the index stands at the end, behind the media, as encoders leave it.</summary>
    public static byte[] Mp4(params string[] handlers)
    {
        var tracks = handlers.Select(handler => Box("trak", [.. Box("tkhd", new byte[20]), .. Box("mdia", Box("hdlr", [.. new byte[8], .. Ascii(handler), .. new byte[13]]))]));
        return
        [
            .. Box("ftyp", Ascii("isom\0\0\x02\0")),
            .. Box("mdat", new byte[70_000]),
            .. Box("moov", [.. Box("mvhd", new byte[100]), .. tracks.SelectMany(track => track)]),
        ];
    }

    /// <summary>The head of a Matroska file that names these codecs.</summary>
    public static byte[] Matroska(params string[] codecs) =>
        Padded([0x1A, 0x45, 0xDF, 0xA3, 0x84, .. codecs.SelectMany(codec => new byte[] { 0x86, (byte)(0x80 + codec.Length) }.Concat(Ascii(codec)))]);

    private static byte[] Box(string type, byte[] content)
    {
        var size = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(size, 8 + content.Length);
        return [.. size, .. Ascii(type), .. content];
    }

    private static byte[] Ascii(string text) => Encoding.Latin1.GetBytes(text);
}
