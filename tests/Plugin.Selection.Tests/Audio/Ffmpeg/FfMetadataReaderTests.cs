using System.Text;
using CsCheck;
using PredictPicks.Selection.Audio.Ffmpeg;

namespace PredictPicks.Selection.Tests.Audio.Ffmpeg;

public sealed class FfMetadataReaderTests
{
    private static readonly Gen<string> Texts = Gen.Frequency(
        (3, Gen.String[Gen.Char["abc=;#\\\n[]\r é日"], 0, 12]),
        (1, Gen.String[Gen.Char.AlphaNumeric, 0, 40]));

    [Fact]
    public void Feed_EscapedEntriesInAnyChunking_RoundTrip() =>
        Gen.Select(Gen.Select(Texts, Texts).Array[0, 8], Gen.Int[1, 9]).Sample((entries, cut) =>
        {
            var text = new StringBuilder(";FFMETADATA1\n");
            foreach (var (key, value) in entries)
            {
                text.Append(Escape(key)).Append('=').Append(Escape(value)).Append('\n');
            }

            var reader = Read(Encoding.UTF8.GetBytes(text.ToString()), cut);

            // A carriage return before the line's end may be the platform's.
            var expected = entries.Select(entry => new KeyValuePair<string, string>(entry.Item1.TrimEnd('\r').ToLowerInvariant(), entry.Item2.TrimEnd('\r')));
            reader.Entries.ShouldBe(expected);
            reader.HasForgedKey.ShouldBe(entries.Any(entry => entry.Item1.Contains('\n')));
        });

    [Fact]
    public void Feed_ChaptersFollow_OnlyGlobalEntriesCount()
    {
        var reader = Read(";FFMETADATA1\ntitle=Real\n[x]=odd key\n[CHAPTER]\nTIMEBASE=1/1000\ntitle=Chapter 1\n"u8, 5);

        reader.Entries.ShouldBe([new("title", "Real"), new("[x]", "odd key")]);
    }

    [Fact]
    public void Feed_RepeatedKeysAndComments_KeepsBothAndIgnoresComments()
    {
        var reader = Read("artist=A\n;comment=1\n#artist=no\nARTIST=B\n"u8, 3);

        reader.Entries.ShouldBe([new("artist", "A"), new("artist", "B")]);
    }

    [Fact]
    public void Feed_BytesThatAreNotUtf8_BecomeLatin1Characters()
    {
        var reader = Read([.. "title=Caf"u8, 0xE9, (byte)'\n', .. "album=Café\n"u8], 4);

        reader.Entries.ShouldBe([new("title", "Café"), new("album", "Café")]);
    }

    [Fact]
    public void Feed_HugeValue_IsCutBetweenCharacters()
    {
        // The bound falls into the middle of a three-byte character.
        var value = string.Concat(Enumerable.Repeat("日", 4_000_000));

        var reader = Read(Encoding.UTF8.GetBytes($"lyrics={value}\ntitle=Kept\n"), 100_000);

        reader.Entries[0].Value.ShouldBe(value[..(FfMetadataReader.MaxValueBytes / 3)]);
        reader.Entries[1].Value.ShouldBe("Kept");
    }

    [Fact]
    public void Feed_EndlessTags_StaysBounded()
    {
        var reader = new FfMetadataReader();
        var value = Encoding.ASCII.GetBytes("key=" + new string('x', 50_000) + "\n");
        for (var i = 0; i < 2000; i++)
        {
            reader.Feed(value);
        }

        reader.Complete();

        reader.Entries.Sum(entry => entry.Key.Length + entry.Value.Length).ShouldBeInRange(1_000_000, FfMetadataReader.MaxTotalBytes);
    }

    [Fact]
    public void Feed_ManyTags_StaysBounded()
    {
        var reader = Read(Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 10_000).Select(i => $"k{i}=v\n"))), 4096);

        reader.Entries.Count.ShouldBe(FfMetadataReader.MaxEntries);
    }

    [Fact]
    public void Feed_AnyBytes_Survives() => Gen.Byte.Array[0, 300].Sample(bytes => Read(bytes, 17).Entries.Count.ShouldBeLessThanOrEqualTo(bytes.Length));

    private static FfMetadataReader Read(ReadOnlySpan<byte> text, int cut)
    {
        var reader = new FfMetadataReader();
        while (!text.IsEmpty)
        {
            reader.Feed(text[..Math.Min(cut, text.Length)]);
            text = text[Math.Min(cut, text.Length)..];
        }

        reader.Complete();
        return reader;
    }

    /// <summary>As FFmpeg's muxer does it.</summary>
    private static string Escape(string text) => string.Concat(text.Select(c => c is '=' or ';' or '#' or '\\' or '\n' ? "\\" + c : c.ToString()));
}
