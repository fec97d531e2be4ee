using System.Globalization;
using System.Text;
using UtfUnknown;

namespace PredictPicks.HostAdapters.Folder.Playlists;

/// <summary>
/// In which encoding a playlist is written: by its byte order mark, else UTF-8 where all of it is valid UTF-8 (chance does not produce
/// that), else a legacy
/// encoding: what the file declares, what the statistics of its bytes suggest (UTF.Unknown), the one of the user's culture, Windows-1252.
/// Statistics guess badly on
/// a few short names, so among those the one that names the most existing files is taken.
/// </summary>
internal static class TextEncoding
{
    /// <summary>How much of a legacy file is looked at, in bytes.</summary>
    private const int SampleBytes = 1024 * 1024;

    private const int BlockBytes = 16 * 1024;

    /// <summary>How many lines are tried against the disk.</summary>
    private const int TriedLines = 100;

    private const int Windows1252 = 1252;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    static TextEncoding()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
    }

    /// <summary>The encoding that a byte order mark announces, or null.</summary>
    public static Encoding? ByMark(ReadOnlySpan<byte> head) => head switch
    {
        [0xEF, 0xBB, 0xBF, ..] => Utf8,
        [0xFF, 0xFE, 0, 0, ..] => Encoding.UTF32,
        [0xFF, 0xFE, ..] => Encoding.Unicode,
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode,
        _ => null,
    };

    /// <summary>The encoding of a whole text.</summary>
    /// <param name="stream">The text; may stand anywhere, and is left anywhere.</param>
    /// <param name="head">Its first bytes.</param>
    /// <param name="namesFile">Whether a line names a file that exists.</param>
    public static Encoding Detect(Stream stream, ReadOnlySpan<byte> head, Func<string, bool> namesFile)
    {
        if (ByMark(head) is { } marked)
        {
            return marked;
        }

        stream.Position = 0;
        if (IsUtf8(stream))
        {
            return Utf8;
        }

        stream.Position = 0;
        var sample = new byte[Math.Min(SampleBytes, stream.Length)];
        Array.Resize(ref sample, stream.ReadAtLeast(sample, sample.Length, throwOnEndOfStream: false));
        return Candidates(sample).Distinct().MaxBy(encoding => CountFiles(encoding.GetString(sample), namesFile))!;
    }

    private static bool IsUtf8(Stream stream)
    {
        var decoder = StrictUtf8.GetDecoder();
        var bytes = new byte[BlockBytes];
        var characters = new char[BlockBytes + 1];
        try
        {
            int read;
            do
            {
                read = stream.Read(bytes);
                decoder.GetChars(bytes, 0, read, characters, 0, flush: read == 0);
            }
            while (read > 0);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    private static IEnumerable<Encoding> Candidates(byte[] sample)
    {
        if (Declared(sample) is { } declared)
        {
            yield return declared;
        }

        if (IsDamagedUtf8(sample))
        {
            yield return Utf8;
        }

        const float likely = 0.5f;
        foreach (var detail in CharsetDetector.DetectFromBytes(sample).Details ?? [])
        {
            if (detail.Encoding is { } detected && detail.Confidence >= likely)
            {
                yield return detected;
            }
        }

        if (TryGet(() => Encoding.GetEncoding(CultureInfo.CurrentCulture.TextInfo.ANSICodePage)) is { } cultural)
        {
            yield return cultural;
        }

        yield return Encoding.GetEncoding(Windows1252);
        yield return Utf8;
    }

    /// <summary>The encoding of a line <c>#EXTENC:</c>, or null.</summary>
    private static Encoding? Declared(ReadOnlySpan<byte> sample)
    {
        var start = sample.IndexOf("#EXTENC:"u8);
        if (start < 0)
        {
            return null;
        }

        var rest = sample[(start + "#EXTENC:"u8.Length)..];
        var end = rest.IndexOfAny((byte)'\r', (byte)'\n');
        var name = Encoding.Latin1.GetString(end < 0 ? rest : rest[..end]).Trim();
        return TryGet(() => Encoding.GetEncoding(name));
    }

    /// <summary>UTF-8 with a few broken characters: far more letters outside ASCII are whole than not.</summary>
    private static bool IsDamagedUtf8(byte[] sample)
    {
        int broken = 0, whole = 0;
        foreach (var c in Utf8.GetString(sample))
        {
            broken += c == '\uFFFD' ? 1 : 0;
            whole += c is > '\x7F' and not '\uFFFD' ? 1 : 0;
        }

        return whole > 10 * broken;
    }

    /// <summary>An encoding, or null where .NET has none of that name or refuses it (UTF-7).</summary>
    private static Encoding? TryGet(Func<Encoding> get)
    {
        try
        {
            return get();
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private static int CountFiles(string text, Func<string, bool> namesFile) =>
        text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries)
            .Where(line => line[0] != '#' && !Ascii.IsValid(line) && line.Length <= LineReader.MaxLineLength)
            .Take(TriedLines)
            .Count(namesFile);
}
