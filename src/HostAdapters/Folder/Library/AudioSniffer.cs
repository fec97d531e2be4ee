using System.Buffers.Binary;
using System.Text;

namespace PredictPicks.HostAdapters.Folder.Library;

/// <summary>Tells audio files by their first bytes. Strict: a file that is not known for sure is no song.</summary>
internal static class AudioSniffer
{
    /// <summary>Nothing shorter can be told. Pipes and sockets have size 0, so this also keeps them from being opened.</summary>
    public const int SmallestFileBytes = 12;

    /// <summary>Holds two frames of any MPEG audio (an ADTS frame is up to 8191 bytes) and the head of a WebM file.</summary>
    private const int HeadBytes = 16 * 1024;

    /// <summary>Signatures at the start of the file.</summary>
    private static readonly byte[][] Signatures =
    [
        .. new[]
        {
            "fLaC", "MAC ", "wvPk", "TTA1", "TTA2", "MPCK", "MP+", "DSD ", "caff", ".snd", "OFR ", "tBaK", "ajkg", "#!AMR",
            "Creative Voice File\x1A", "Extended Module: ", "IMPM",
        }.Select(Encoding.ASCII.GetBytes),
        [0x7F, 0xFE, 0x80, 0x01], // DTS
    ];

    /// <summary>Signatures of containers: bytes 0 to 3, and the content's kind at bytes 8 to 11 (12 to 15 for DSDIFF).</summary>
    private static readonly (string Container, int Offset, string Content)[] Containers =
        [("RIFF", 8, "WAVE"), ("RF64", 8, "WAVE"), ("FORM", 8, "AIFF"), ("FORM", 8, "AIFC"), ("FORM", 8, "8SVX"), ("FRM8", 12, "DSD ")];

    /// <summary>Whether the file is audio without a film. False when it cannot be read.</summary>
    public static bool IsAudioFile(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            var head = new byte[HeadBytes];
            var length = file.ReadAtLeast(head, HeadBytes, throwOnEndOfStream: false);
            return IsAudio(head.AsSpan(0, length)) || (IsMp4(head) && Mp4Tracks.HoldsAudioAlone(file));
        }
        catch (Exception e) when (PathNames.IsRefusal(e))
        {
            return false;
        }
    }

    /// <summary>
    /// Whether these first bytes of a file are those of audio. MP4 needs more than its head and is not judged here, unless its brand says
    /// "audio".
    /// </summary>
    public static bool IsAudio(ReadOnlySpan<byte> head)
    {
        if (head.Length < SmallestFileBytes || IsText(head))
        {
            return false;
        }

        foreach (var signature in Signatures)
        {
            if (head.StartsWith(signature))
            {
                return true;
            }
        }

        return IsAudioContainer(head) || IsId3(head) || IsAudioOgg(head) || IsAudioMatroska(head) || IsAudioMp4(head)
            || IsModule(head) || MpegFrames.AreAt(head);
    }

    /// <summary>
    /// Some signatures are words ("MAC " begins sentences about addresses), but audio has low control codes in its first kilobyte, and
    /// text has none.
    /// </summary>
    private static bool IsText(ReadOnlySpan<byte> head) => !head[..Math.Min(head.Length, 1024)].ContainsAnyInRange((byte)0, (byte)8);

    private static bool IsAudioContainer(ReadOnlySpan<byte> head)
    {
        foreach (var (container, offset, content) in Containers)
        {
            if (Has(head, 0, container) && Has(head, offset, content))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>An ID3v2 tag: version 2 to 4, a length in four bytes of seven bits.</summary>
    private static bool IsId3(ReadOnlySpan<byte> head) =>
        Has(head, 0, "ID3") && head[3] is >= 2 and <= 4 && head[4] != 0xFF && ((head[6] | head[7] | head[8] | head[9]) & 0x80) == 0;

    private static bool IsAudioOgg(ReadOnlySpan<byte> head) =>
        Has(head, 0, "OggS") && !Contains(head, "theora")
        && (Contains(head, "\u0001vorbis") || Contains(head, "OpusHead") || Contains(head, "\u007FFLAC") || Contains(head, "Speex   "));

    /// <summary>Matroska and WebM: the tracks come first, named by their codecs (A_OPUS, V_VP9 …).</summary>
    private static bool IsAudioMatroska(ReadOnlySpan<byte> head) =>
        BinaryPrimitives.ReadUInt32BigEndian(head) == 0x1A45DFA3
        && Contains(head, "A_")
        && !(Contains(head, "V_VP") || Contains(head, "V_AV1") || Contains(head, "V_MPEG") || Contains(head, "V_MS/") || Contains(head, "V_THEORA"));

    private static bool IsMp4(ReadOnlySpan<byte> head) => Has(head, 4, "ftyp");

    private static bool IsAudioMp4(ReadOnlySpan<byte> head) => IsMp4(head) && (Has(head, 8, "M4A ") || Has(head, 8, "M4B "));

    /// <summary>Scream Tracker 3 and the MOD family, whose signatures lie further in.</summary>
    private static bool IsModule(ReadOnlySpan<byte> head) =>
        Has(head, 44, "SCRM")
        || Has(head, 1080, "M.K.") || Has(head, 1080, "M!K!") || Has(head, 1080, "FLT4") || Has(head, 1080, "6CHN") || Has(head, 1080, "8CHN");

    private static bool Has(ReadOnlySpan<byte> head, int offset, string ascii)
    {
        if (head.Length < offset + ascii.Length)
        {
            return false;
        }

        for (var i = 0; i < ascii.Length; i++)
        {
            if (head[offset + i] != ascii[i])
            {
                return false;
            }
        }

        return true;
    }

    private static bool Contains(ReadOnlySpan<byte> head, string ascii)
    {
        Span<byte> wanted = stackalloc byte[ascii.Length];
        Encoding.ASCII.GetBytes(ascii, wanted);
        return head.IndexOf(wanted) >= 0;
    }
}
