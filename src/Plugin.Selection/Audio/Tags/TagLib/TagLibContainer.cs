using System.Buffers.Binary;

namespace PredictPicks.Selection.Audio.Tags.TagLib;

/// <summary>
/// Which of TagLib#'s parsers may be let loose on a file: only where it knows more than FFmpeg, and only where the sizes that it would trust are
/// possible. TagLib# 2.1 loops for ever on ID3v2 of a version that does not exist and on MP4 boxes without length, and reserves what a damaged size claims,
/// 2 GB included; its ASF parser does so in many places and is left out.
/// </summary>
internal static class TagLibContainer
{
    private const int Id3HeaderBytes = 10;
    private const int ApeFooterBytes = 32;
    private const int Id3V1Bytes = 128;

    /// <summary>TagLib#'s name of the parser, or null when the file is better left alone.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static string? Find(FileStream file)
    {
        Span<byte> start = stackalloc byte[12];
        if (RandomAccess.Read(file.SafeFileHandle, start, 0) < start.Length)
        {
            return null;
        }

        return Name(start) switch
        {
            "taglib/m4a" => Mp4Boxes.AreSound(file) ? "taglib/m4a" : null,
            "taglib/mp3" when start.StartsWith("ID3"u8) => IsSoundId3(start, file.Length) ? AfterId3(file, start) : null,
            var name when name is "taglib/flac" or "taglib/ogg" => name,
            { } name => HasSoundApeTag(file, file.Length) ? name : null,
            null => null,
        };
    }

    private static string? Name(ReadOnlySpan<byte> start) =>
        start.StartsWith("ID3"u8) ? "taglib/mp3"
        : start.StartsWith("fLaC"u8) ? "taglib/flac"
        : start.StartsWith("OggS"u8) ? "taglib/ogg"
        : start[4..].StartsWith("ftyp"u8) ? "taglib/m4a"
        : start.StartsWith("wvpk"u8) ? "taglib/wv"
        : start.StartsWith("MAC "u8) ? "taglib/ape"
        : start.StartsWith("MPCK"u8) || start.StartsWith("MP+"u8) ? "taglib/mpc"
        : start[0] == 0xFF && start[1] >= 0xE0 ? "taglib/mp3"
        : null;

    /// <summary>Versions 2.2 to 2.4, a size below 2^28 in four bytes of seven bits, no longer than the file.</summary>
    private static bool IsSoundId3(ReadOnlySpan<byte> header, long length) =>
        header[3] is >= 2 and <= 4 && header[6..Id3HeaderBytes].IndexOfAnyInRange((byte)0x80, (byte)0xFF) < 0 && Id3HeaderBytes + Id3Size(header) <= length;

    private static int Id3Size(ReadOnlySpan<byte> header) => (header[6] << 21) | (header[7] << 14) | (header[8] << 7) | header[9];

    /// <summary>Some taggers put ID3v2 in front of FLAC.</summary>
    private static string AfterId3(FileStream file, ReadOnlySpan<byte> header)
    {
        Span<byte> next = stackalloc byte[4];
        var read = RandomAccess.Read(file.SafeFileHandle, next, Id3HeaderBytes + Id3Size(header));
        return next[..read].SequenceEqual("fLaC"u8) ? "taglib/flac" : "taglib/mp3";
    }

    /// <summary>Whether an APE tag ends the file, ID3v1 behind it or not, and its size is possible.</summary>
    private static bool HasSoundApeTag(FileStream file, long length)
    {
        Span<byte> footer = stackalloc byte[ApeFooterBytes];
        foreach (var end in (long[])[length, length - Id3V1Bytes])
        {
            if (end >= ApeFooterBytes
                && RandomAccess.Read(file.SafeFileHandle, footer, end - ApeFooterBytes) == ApeFooterBytes
                && footer.StartsWith("APETAGEX"u8))
            {
                return BinaryPrimitives.ReadUInt32LittleEndian(footer[12..]) <= end;
            }
        }

        return false;
    }
}
