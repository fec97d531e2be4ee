using System.Buffers.Binary;
using System.Text;
using PredictPicks.Abstractions;

namespace PredictPicks.Selection.Tests.Audio.Matroska;

/// <summary>A small Matroska writer, written from RFC 8794 and RFC 9559 and independent of the reader.</summary>
internal sealed class MatroskaWriter
{
    private readonly List<byte> _bytes = [];

    public byte[] ToArray() => [.. _bytes];

    public static byte[] Element(uint id, params byte[] payload) => [.. Id(id), .. Size(payload.Length, 8), .. payload];

    public static byte[] Unsized(uint id, params byte[] payload) => [.. Id(id), 0x01, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, .. payload];

    public static byte[] Id(uint id)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, id);
        return bytes.SkipWhile(value => value == 0).ToArray();
    }

    /// <summary>A size in exactly <paramref name="length"/> bytes.</summary>
    public static byte[] Size(long size, int length)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, size | (1L << (7 * length)));
        return bytes[^length..];
    }

    public static byte[] DocumentHeader(string docType = "matroska") => Element(0x1A45DFA3, Element(0x4282, Encoding.ASCII.GetBytes(docType)));

    public static byte[] Tracks(params IReadOnlyList<AnalysisStream> streams) =>
        Element(0x1654AE6B, [.. streams.SelectMany((stream, i) => Track(i + 1, stream))]);

    public static byte[] Track(int number, AnalysisStream stream, int channels = 1, byte[]? more = null)
    {
        var rate = new byte[8];
        BinaryPrimitives.WriteDoubleBigEndian(rate, stream.SampleRateHz);
        var isFloat = stream.Format == SampleFormat.Float32;
        return Element(
            0xAE,
            [
                .. Element(0xD7, (byte)number),
                .. Element(0x86, Encoding.ASCII.GetBytes(isFloat ? "A_PCM/FLOAT/IEEE" : "A_PCM/INT/LIT")),
                .. Element(0xE1, [.. Element(0xB5, rate), .. Element(0x9F, (byte)channels), .. Element(0x6264, (byte)(stream.BytesPerSample * 8))]),
                .. more ?? [],
            ]);
    }

    public static byte[] SimpleBlock(int track, byte[] samples, byte flags = 0x80) => Element(0xA3, [(byte)(0x80 | track), 0, 0, flags, .. samples]);

    public static byte[] BlockGroup(int track, byte[] samples) =>
        Element(0xA0, [.. Element(0xA1, [(byte)(0x80 | track), 0, 0, 0, .. samples]), .. Element(0x9B, 1)]);

    public static byte[] Cluster(bool sized, params byte[] content)
    {
        byte[] withTime = [.. Element(0xE7, 0), .. content];
        return sized ? Element(0x1F43B675, withTime) : Unsized(0x1F43B675, withTime);
    }

    public MatroskaWriter Add(params byte[] bytes)
    {
        _bytes.AddRange(bytes);
        return this;
    }
}
