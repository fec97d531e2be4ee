using System.Buffers.Binary;

namespace PredictPicks.Selection.Audio.Tags.TagLib;

/// <summary>Checks that the boxes of an MP4 file fit into each other where tags are looked for (ISO/IEC 14496-12): an iterative walk that always ends.</summary>
internal static class Mp4Boxes
{
    /// <summary>Ends the walk through a file that was made to be endless; a real one has some dozens on this way.</summary>
    private const int MaxBoxes = 10_000;

    private const int HeaderBytes = 8;
    private const int LongHeaderBytes = 16;

    /// <summary>Version and flags, which precede the children of <c>meta</c>.</summary>
    private const int FullBoxBytes = 4;

    private const uint Moov = 0x6D6F6F76;
    private const uint Udta = 0x75647461;
    private const uint Meta = 0x6D657461;
    private const uint Ilst = 0x696C7374;

    /// <summary>What a box lies in.</summary>
    private enum Place
    {
        /// <summary>Outside <c>ilst</c>.</summary>
        Anywhere,

        /// <summary>In <c>ilst</c>: each box is a tag.</summary>
        List,

        /// <summary>In a tag: each box is a value.</summary>
        Tag,
    }

    /// <summary>Whether every box that a reader of tags passes or enters has a size that its parent can hold.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static bool AreSound(FileStream file)
    {
        var open = new Stack<(long Position, long End, Place Place)>([(0, file.Length, Place.Anywhere)]);
        for (var i = 0; open.TryPop(out var level); i++)
        {
            if (level.Position == level.End)
            {
                continue;
            }

            if (i == MaxBoxes || Read(file, level.Position) is not var (type, headerBytes, boxBytes) || boxBytes > level.End - level.Position)
            {
                return false;
            }

            var end = level.Position + boxBytes;
            open.Push(level with { Position = end });
            if (ChildrenOf(type, level.Place) is { } place)
            {
                open.Push((Math.Min(end, level.Position + headerBytes + (type == Meta ? FullBoxBytes : 0)), end, place));
            }
        }

        return true;
    }

    /// <summary>What the box's children lie in, or null when it is not entered.</summary>
    private static Place? ChildrenOf(uint type, Place place) => (place, type) switch
    {
        (Place.Anywhere, Ilst) => Place.List,
        (Place.Anywhere, Moov or Udta or Meta) => Place.Anywhere,
        (Place.List, _) => Place.Tag,
        _ => null,
    };

    private static (uint Type, int HeaderBytes, long BoxBytes)? Read(FileStream file, long position)
    {
        Span<byte> header = stackalloc byte[LongHeaderBytes];
        var read = RandomAccess.Read(file.SafeFileHandle, header, position);
        if (read < HeaderBytes)
        {
            return null;
        }

        var (size, type) = ((long)BinaryPrimitives.ReadUInt32BigEndian(header), BinaryPrimitives.ReadUInt32BigEndian(header[4..]));
        if (size == 1)
        {
            size = read == LongHeaderBytes ? BinaryPrimitives.ReadInt64BigEndian(header[HeaderBytes..]) : 0;
            return size >= LongHeaderBytes ? (type, LongHeaderBytes, size) : null;
        }

        return size >= HeaderBytes ? (type, HeaderBytes, size) : null;
    }
}
