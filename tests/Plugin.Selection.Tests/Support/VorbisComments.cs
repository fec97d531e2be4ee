using System.Buffers.Binary;
using System.Text;

namespace PredictPicks.Selection.Tests.Support;

/// <summary>Writes Vorbis comments, repeated keys included, into FLAC and Ogg files.</summary>
public static class VorbisComments
{
    /// <summary>Puts comments into a FLAC file in the place of its own.</summary>
    public static byte[] IntoFlac(byte[] flac, params (string Key, string Value)[] comments)
    {
        using var result = new MemoryStream();
        result.Write(flac, 0, 4);
        var at = 4;
        var isLast = false;
        while (!isLast)
        {
            isLast = (flac[at] & 0x80) != 0;
            var type = flac[at] & 0x7F;
            var length = (flac[at + 1] << 16) | (flac[at + 2] << 8) | flac[at + 3];
            if (type is not (1 or 4))
            {
                result.Write([(byte)type, .. flac.AsSpan(at + 1, 3), .. flac.AsSpan(at + 4, length)]);
            }

            at += 4 + length;
        }

        var body = Body(comments);
        result.Write([0x84, (byte)(body.Length >> 16), (byte)(body.Length >> 8), (byte)body.Length, .. body]);
        result.Write(flac.AsSpan(at));
        return result.ToArray();
    }

    /// <summary>Puts comments into an Ogg Vorbis or Ogg Opus file: its header pages are written anew, the others get new numbers.</summary>
    public static byte[] IntoOgg(byte[] ogg, params (string Key, string Value)[] comments)
    {
        var pages = Pages(ogg);
        var isOpus = pages[0].Body.AsSpan().StartsWith("OpusHead"u8);
        List<byte[]> packets = [];
        List<byte> current = [];
        var page = 1;
        for (; packets.Count < (isOpus ? 1 : 2); page++)
        {
            var at = 0;
            foreach (var lace in pages[page].Laces)
            {
                current.AddRange(pages[page].Body.AsSpan(at, lace));
                at += lace;
                if (lace < 255)
                {
                    packets.Add([.. current]);
                    current.Clear();
                }
            }
        }

        packets[0] = isOpus ? [.. "OpusTags"u8, .. Body(comments)] : [3, .. "vorbis"u8, .. Body(comments), 1];
        byte[] laces = [.. packets.SelectMany(packet => Enumerable.Repeat((byte)255, packet.Length / 255).Append((byte)(packet.Length % 255)))];
        if (laces.Length > 255)
        {
            throw new InvalidOperationException("The headers do not fit into one page.");
        }

        List<Page> all = [pages[0], pages[1] with { Laces = laces, Body = [.. packets.SelectMany(packet => packet)] }, .. pages.Skip(page)];
        return [.. all.SelectMany((item, i) => Write(item, i))];
    }

    private static byte[] Body((string Key, string Value)[] comments)
    {
        using var body = new MemoryStream();
        using var writer = new BinaryWriter(body);
        WriteText(writer, "test");
        writer.Write(comments.Length);
        foreach (var (key, value) in comments)
        {
            WriteText(writer, key + "=" + value);
        }

        return body.ToArray();
    }

    private static void WriteText(BinaryWriter writer, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        writer.Write(bytes.Length);
        writer.Write(bytes);
    }

    private static List<Page> Pages(byte[] ogg)
    {
        List<Page> pages = [];
        for (var at = 0; at < ogg.Length;)
        {
            var laces = ogg.AsSpan(at + 27, ogg[at + 26]).ToArray();
            var start = at + 27 + laces.Length;
            var length = laces.Sum(lace => lace);
            pages.Add(new Page(ogg[at..(at + 26)], laces, ogg[start..(start + length)]));
            at = start + length;
        }

        return pages;
    }

    private static byte[] Write(Page page, int number)
    {
        byte[] bytes = [.. page.Header, (byte)page.Laces.Length, .. page.Laces, .. page.Body];
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(18), number);
        bytes.AsSpan(22, 4).Clear();
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(22), Checksum(bytes));
        return bytes;
    }

    /// <summary>CRC-32 of Ogg: polynomial 0x04C11DB7, no reflection, starts at 0.</summary>
    private static uint Checksum(byte[] bytes)
    {
        uint crc = 0;
        foreach (var value in bytes)
        {
            crc ^= (uint)value << 24;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 0x80000000) != 0 ? (crc << 1) ^ 0x04C11DB7 : crc << 1;
            }
        }

        return crc;
    }

    private sealed record Page(byte[] Header, byte[] Laces, byte[] Body);
}
