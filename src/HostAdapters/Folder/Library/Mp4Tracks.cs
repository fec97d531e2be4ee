using System.Buffers.Binary;

namespace PredictPicks.HostAdapters.Folder.Library;

/// <summary>
/// Tells music from films in an MP4 or QuickTime file by the handlers of its tracks (ISO/IEC 14496-12, moov/trak/mdia/hdlr).
/// Reads box headers only and jumps over the rest.
/// </summary>
internal static class Mp4Tracks
{
    /// <summary>Ends the walk through a file that was made to be endless. A real one has a few dozen boxes on this way.</summary>
    private const int MaxBoxes = 2000;

    private const uint Moov = 0x6D6F6F76;
    private const uint Trak = 0x7472616B;
    private const uint Mdia = 0x6D646961;
    private const uint Hdlr = 0x68646C72;
    private const uint Sound = 0x736F756E;
    private const uint Video = 0x76696465;

    /// <summary>Whether the file has a sound track and no video track.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static bool HoldsAudioAlone(FileStream file)
    {
        var hasSound = false;
        Span<byte> header = stackalloc byte[16];
        var position = 0L;
        for (var i = 0; i < MaxBoxes && TryReadBox(file, position, header, out var type, out var headerBytes, out var boxBytes); i++)
        {
            if (type == Hdlr)
            {
                var handler = ReadHandler(file, position + headerBytes);
                if (handler == Video)
                {
                    return false;
                }

                hasSound |= handler == Sound;
            }

            // The boxes on the way to a handler are entered: their children follow the header.
            position += type is Moov or Trak or Mdia ? headerBytes : boxBytes;
        }

        return hasSound;
    }

    private static bool TryReadBox(FileStream file, long position, Span<byte> header, out uint type, out int headerBytes, out long boxBytes)
    {
        var read = RandomAccess.Read(file.SafeFileHandle, header, position);
        (type, headerBytes, boxBytes) = (0, 8, 0);
        if (read < 8)
        {
            return false;
        }

        boxBytes = BinaryPrimitives.ReadUInt32BigEndian(header);
        type = BinaryPrimitives.ReadUInt32BigEndian(header[4..]);
        if (boxBytes == 1 && read == 16)
        {
            headerBytes = 16;
            boxBytes = BinaryPrimitives.ReadInt64BigEndian(header[8..]);
        }

        // 0 means "to the end of the file": no box follows, but this one may be entered.
        boxBytes = boxBytes == 0 ? long.MaxValue - position : boxBytes;
        return boxBytes >= headerBytes && boxBytes <= long.MaxValue - position;
    }

    private static uint ReadHandler(FileStream file, long position)
    {
        Span<byte> content = stackalloc byte[12]; // version and flags, predefined, handler type
        var read = RandomAccess.Read(file.SafeFileHandle, content, position);
        return read == content.Length ? BinaryPrimitives.ReadUInt32BigEndian(content[8..]) : 0;
    }
}
