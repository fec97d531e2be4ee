using System.Buffers.Binary;
using System.Text;

namespace PredictPicks.Selection.Tests.Support;

/// <summary>Writes iTunes atoms into an MP4 file whose <c>moov</c> comes last, as FFmpeg writes it.</summary>
public static class Mp4Tags
{
    /// <summary>Puts these atoms in the place of the file's own.</summary>
    public static byte[] Into(byte[] mp4, params byte[][] atoms)
    {
        var (start, size) = Find(mp4, 0, mp4.Length, "moov");
        if (start + size != mp4.Length)
        {
            throw new InvalidOperationException("moov is not last.");
        }

        byte[] handler = [.. new byte[8], .. "mdirappl"u8, .. new byte[9]];
        var meta = Atom("meta", [.. new byte[4], .. Atom("hdlr", handler), .. Atom("ilst", [.. atoms.SelectMany(atom => atom)])]);
        List<byte> children = [];
        for (var at = start + 8; at < mp4.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(mp4.AsSpan(at));
            if (Encoding.ASCII.GetString(mp4, at + 4, 4) != "udta")
            {
                children.AddRange(mp4[at..(at + length)]);
            }

            at += length;
        }

        return [.. mp4[..start], .. Atom("moov", [.. children, .. Atom("udta", meta)])];
    }

    /// <summary>A text atom with one value or several.</summary>
    public static byte[] Text(string name, params string[] values) =>
        Atom(name, [.. values.SelectMany(value => Atom("data", [0, 0, 0, 1, 0, 0, 0, 0, .. Encoding.UTF8.GetBytes(value)]))]);

    /// <summary>The track atom.</summary>
    public static byte[] Track(byte number, byte total) => Atom("trkn", Atom("data", [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, number, 0, total, 0, 0]));

    private static byte[] Atom(string name, byte[] content)
    {
        byte[] atom = [0, 0, 0, 0, .. Encoding.Latin1.GetBytes(name), .. content];
        BinaryPrimitives.WriteInt32BigEndian(atom, atom.Length);
        return atom;
    }

    private static (int Start, int Size) Find(byte[] bytes, int from, int to, string name)
    {
        for (var at = from; at < to;)
        {
            var size = BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(at));
            if (Encoding.ASCII.GetString(bytes, at + 4, 4) == name)
            {
                return (at, size);
            }

            at += size;
        }

        throw new InvalidOperationException($"There is no {name}.");
    }
}
