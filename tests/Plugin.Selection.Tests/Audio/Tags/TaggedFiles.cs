using System.Text;
using PredictPicks.Abstractions;
using PredictPicks.Selection.Tests.Support;

namespace PredictPicks.Selection.Tests.Audio.Tags;

/// <summary>A file and the tags that a person would say it has.</summary>
internal sealed record TaggedFile(string Name, string Path, SongTags Expected);

/// <summary>Files with known tags in all the ways that taggers write them, made byte by byte.</summary>
internal static class TaggedFiles
{
    private static readonly SongTags Plain = new()
    {
        Title = "Ti",
        Artists = ["Ar"],
        Album = "Al",
        Genres = ["Rock"],
        Year = 1999,
        Track = 3,
    };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<TaggedFile> Make(EncodedFiles files) =>
        [.. ByFfmpeg(files), .. Id3Files(files), .. MisencodedFiles(files), .. VorbisFiles(files), .. Mp4Files(files), .. RiffFiles(files)];

    private static IEnumerable<TaggedFile> ByFfmpeg(EncodedFiles files)
    {
        // AAC in ADTS, AC-3 and WAV variants carry no tags, or not all.
        string[] formats = ["mp3", "flac", "ogg", "opus", "m4a", "alac.m4a", "wma", "wv", "tta", "mka"];
        return formats.Select(format => new TaggedFile($"written by ffmpeg: {format}", files[format], Plain));
    }

    private static IEnumerable<TaggedFile> Id3Files(EncodedFiles files)
    {
        var unicode = Plain with { Title = "日本 é", Artists = ["Björk"], Album = "Ágætis" };
        yield return Mp3(files, "ID3v2.3 Latin-1", Plain with { Title = "Café" }, Id3.V2(3, Frames(3, Id3.Latin1, Plain with { Title = "Café" })));
        yield return Mp3(files, "ID3v2.3 UTF-16", unicode, Id3.V2(3, Frames(3, Id3.Utf16, unicode)));
        yield return Mp3(files, "ID3v2.4 UTF-8", unicode, Id3.V2(4, Frames(4, Id3.Utf8, unicode)));
        yield return Mp3(files, "ID3v2.4 UTF-16", unicode, Id3.V2(4, Frames(4, Id3.Utf16, unicode)));
        yield return Mp3(
            files,
            "ID3v2.4 several values",
            Plain with { Artists = ["First", "Second", "Third"], Genres = ["Rock", "Jazz"], AlbumArtist = "Band" },
            Id3.V2(4, [.. Frames(4, Id3.Utf8, Plain with { Artists = [], Genres = [] }), Id3.Text("TPE1", Id3.Utf8, "First\0Second\0Third"), Id3.Text("TCON", Id3.Utf8, "Rock\0Jazz"), Id3.Text("TPE2", Id3.Utf8, "Band")]));
        foreach (var version in new byte[] { 3, 4 })
        {
            var bands = Plain with { Artists = ["AC/DC"], AlbumArtist = "AC/DC" };
            yield return Mp3(files, $"ID3v2.{version} AC/DC", bands, Id3.V2(version, [.. Frames(version, Id3.Latin1, bands), Id3.Text("TPE2", Id3.Latin1, "AC/DC")]));
            var semicolons = Plain with { Artists = ["A", "B"] };
            yield return Mp3(files, $"ID3v2.{version} A; B", semicolons, Id3.V2(version, [.. Frames(version, Id3.Latin1, Plain with { Artists = [] }), Id3.Text("TPE1", Id3.Latin1, "A; B")]));
        }

        yield return Mp3(files, "ID3v2.3 A / B", Plain with { Artists = ["A", "B"] }, Id3.V2(3, [.. Frames(3, Id3.Latin1, Plain with { Artists = [] }), Id3.Text("TPE1", Id3.Latin1, "A / B")]));
        yield return Mp3(files, "ID3v2.3 genre by number", Plain, Id3.V2(3, [.. Frames(3, Id3.Latin1, Plain with { Genres = [] }), Id3.Text("TCON", Id3.Latin1, "(17)")]));
        yield return Mp3(files, "ID3v2.4 genre by number", Plain, Id3.V2(4, [.. Frames(4, Id3.Latin1, Plain with { Genres = [] }), Id3.Text("TCON", Id3.Latin1, "17")]));
        yield return Mp3(files, "ID3v2.3 genre by number and name", Plain, Id3.V2(3, [.. Frames(3, Id3.Latin1, Plain with { Genres = [] }), Id3.Text("TCON", Id3.Latin1, "(17)Rock")]));
        yield return Mp3(files, "ID3v2.4 full date", Plain, Id3.V2(4, [.. Frames(4, Id3.Latin1, Plain with { Year = null }), Id3.Text("TDRC", Id3.Latin1, "1999-05-06T07:08:09")]));
        yield return Mp3(files, "ID3v2.4 with TYER", Plain, Id3.V2(4, [.. Frames(4, Id3.Latin1, Plain with { Year = null }), Id3.Text("TYER", Id3.Latin1, "1999")]));
        yield return Mp3(files, "ID3v1 alone", Plain, [], Id3.V1("Ti"u8.ToArray(), "Ar"u8.ToArray(), "Al"u8.ToArray(), "1999", 3, 17));
        yield return Mp3(
            files,
            "ID3v2 title, the rest in ID3v1",
            Plain with { Title = "A title that is longer than the thirty bytes of ID3v1" },
            Id3.V2(3, Id3.Text("TIT2", Id3.Latin1, "A title that is longer than the thirty bytes of ID3v1")),
            Id3.V1("A title that is longer than th"u8.ToArray(), "Ar"u8.ToArray(), "Al"u8.ToArray(), "1999", 3, 17));
    }

    private static IEnumerable<TaggedFile> MisencodedFiles(EncodedFiles files)
    {
        (int CodePage, string Title, string Artist)[] texts =
        [
            (65001, "Группа крови", "Кино"), (65001, "Ágætis byrjun", "Sigur Rós"), (936, "月亮代表我的心", "邓丽君"), (932, "残酷な天使のテーゼ", "宇多田ヒカル"), (1251, "Группа крови", "Кино"),
        ];
        foreach (var (codePage, title, artist) in texts)
        {
            var encoding = codePage == 65001 ? Encoding.UTF8 : CodePagesEncodingProvider.Instance.GetEncoding(codePage)!;
            var expected = Plain with { Title = title, Artists = [artist] };
            byte[][] rest = Frames(3, Id3.Latin1, Plain with { Title = null, Artists = [] });
            yield return Mp3(
                files,
                $"ID3v2.3 {encoding.WebName} declared Latin-1",
                expected,
                Id3.V2(3, [.. rest, Id3.Raw("TIT2", Id3.Latin1, encoding.GetBytes(title)), Id3.Raw("TPE1", Id3.Latin1, encoding.GetBytes(artist))]));
            if (encoding.GetByteCount(title) <= 30)
            {
                yield return Mp3(files, $"ID3v1 {encoding.WebName}", expected, [], Id3.V1(encoding.GetBytes(title), encoding.GetBytes(artist), "Al"u8.ToArray(), "1999", 3, 17));
            }
        }

        yield return Mp3(
            files,
            "ID3v2.3 curly quotes of Windows-1252",
            Plain with { Title = "Don’t" },
            Id3.V2(3, [.. Frames(3, Id3.Latin1, Plain with { Title = null }), Id3.Raw("TIT2", Id3.Latin1, [(byte)'D', (byte)'o', (byte)'n', 0x92, (byte)'t'])]));
    }

    private static IEnumerable<TaggedFile> VorbisFiles(EncodedFiles files)
    {
        var several = Plain with { Artists = ["First", "Second"], Genres = ["Rock", "Jazz"], AlbumArtist = "Band", Title = "日本 é" };
        (string, string)[] comments =
        [
            ("TITLE", "日本 é"), ("ARTIST", "First"), ("ARTIST", "Second"), ("ALBUM", "Al"), ("ALBUMARTIST", "Band"), ("GENRE", "Rock"), ("GENRE", "Jazz"), ("DATE", "1999-01-02"), ("TRACKNUMBER", "3"), ("TRACKTOTAL", "12"),
        ];
        (string, string)[] slash = [("title", "Ti"), ("artist", "AC/DC"), ("album", "Al"), ("genre", "Rock"), ("year", "1999"), ("tracknumber", "03/12")];
        (string, string)[] title = [("TITLE", "Chaos;Head"), ("ARTIST", "Ar"), ("ALBUM", "Steins;Gate"), ("GENRE", "Rock"), ("DATE", "1999"), ("TRACKNUMBER", "3")];
        foreach (var format in new[] { "flac", "ogg", "opus" })
        {
            yield return Vorbis(files, format, "several values", several, comments);
            yield return Vorbis(files, format, "lower-case keys, AC/DC", Plain with { Artists = ["AC/DC"] }, slash);
            if (format != "opus")
            {
                // TagLib# knows no Opus, and FFmpeg alone cannot tell repeated titles from one with semicolons.
                yield return Vorbis(files, format, "repeated titles", Plain with { Title = "First" }, [.. title[1..2], ("TITLE", "First"), ("TITLE", "Second"), ("ALBUM", "Al"), .. title[3..]]);
            }

            yield return Vorbis(files, format, "semicolons in titles", Plain with { Title = "Chaos;Head", Album = "Steins;Gate" }, title);
        }
    }

    private static IEnumerable<TaggedFile> Mp4Files(EncodedFiles files)
    {
        foreach (var format in new[] { "m4a", "alac.m4a" })
        {
            byte[][] common = [Mp4Tags.Text("©nam", "日本 é"), Mp4Tags.Text("©alb", "Al"), Mp4Tags.Text("©day", "1999-05-06T07:00:00Z"), Mp4Tags.Track(3, 12)];
            var expected = Plain with { Title = "日本 é" };
            yield return Mp4("one value", expected, [.. common, Mp4Tags.Text("©ART", "Ar"), Mp4Tags.Text("©gen", "Rock")]);
            yield return Mp4(
                "several values",
                expected with { Artists = ["First", "Second"], Genres = ["Rock", "Jazz"], AlbumArtist = "Band" },
                [.. common, Mp4Tags.Text("©ART", "First", "Second"), Mp4Tags.Text("©gen", "Rock", "Jazz"), Mp4Tags.Text("aART", "Band")]);
            yield return Mp4("AC/DC", expected with { Artists = ["AC/DC"] }, [.. common, Mp4Tags.Text("©ART", "AC/DC"), Mp4Tags.Text("©gen", "Rock")]);

            TaggedFile Mp4(string name, SongTags tags, byte[][] atoms) => Write(files, $"MP4 {name}: {format}", format, tags, Mp4Tags.Into(File.ReadAllBytes(files[format]), atoms));
        }
    }

    private static IEnumerable<TaggedFile> RiffFiles(EncodedFiles files)
    {
        var cyrillic = CodePagesEncodingProvider.Instance.GetEncoding(1251)!;
        yield return Wave("INFO", Plain, ("INAM", "Ti"u8.ToArray()), ("IART", "Ar"u8.ToArray()), ("IPRD", "Al"u8.ToArray()), ("IGNR", "Rock"u8.ToArray()), ("ICRD", "1999"u8.ToArray()), ("IPRT", "3"u8.ToArray()));
        yield return Wave("INFO in UTF-8", new SongTags { Title = "Café", Artists = ["Кино"] }, ("INAM", Encoding.UTF8.GetBytes("Café")), ("IART", Encoding.UTF8.GetBytes("Кино")));
        yield return Wave("INFO in Latin-1", new SongTags { Title = "Café", Artists = ["Björk"] }, ("INAM", Encoding.Latin1.GetBytes("Café")), ("IART", Encoding.Latin1.GetBytes("Björk")));
        yield return Wave("INFO in Windows-1251", new SongTags { Title = "Группа крови", Artists = ["Кино"] }, ("INAM", cyrillic.GetBytes("Группа крови")), ("IART", cyrillic.GetBytes("Кино")));

        TaggedFile Wave(string name, SongTags tags, params (string, byte[])[] info)
        {
            var path = files.NewFile(Guid.NewGuid().ToString("N") + ".wav");
            WaveFile.WriteInt16(path, 16_000, 1, new short[16_000], info);
            return new TaggedFile($"WAV {name}", path, tags);
        }
    }

    private static byte[][] Frames(byte version, byte encoding, SongTags tags) =>
    [
        tags.Title is { } title ? Id3.Text("TIT2", encoding, title) : [],
        tags.Artists.Count > 0 ? Id3.Text("TPE1", encoding, tags.Artists[0]) : [],
        tags.Album is { } album ? Id3.Text("TALB", encoding, album) : [],
        tags.Genres.Count > 0 ? Id3.Text("TCON", encoding, tags.Genres[0]) : [],
        tags.Year is { } year ? Id3.Text(version == 3 ? "TYER" : "TDRC", Id3.Latin1, $"{year}") : [],
        tags.Track is { } track ? Id3.Text("TRCK", Id3.Latin1, $"{track}/12") : [],
    ];

    private static TaggedFile Mp3(EncodedFiles files, string name, SongTags expected, byte[] before, byte[]? after = null)
    {
        var plain = files.NewFile("untagged.mp3");
        if (!File.Exists(plain))
        {
            FfmpegTool.Run("-i", files["mp3"], "-map_metadata", "-1", "-c", "copy", "-id3v2_version", "0", "-write_id3v1", "0", "-fflags", "+bitexact", plain);
        }

        return Write(files, name, "mp3", expected, [.. before, .. File.ReadAllBytes(plain), .. after ?? []]);
    }

    private static TaggedFile Vorbis(EncodedFiles files, string format, string name, SongTags expected, (string, string)[] comments)
    {
        var bytes = File.ReadAllBytes(files[format]);
        return Write(files, $"Vorbis comments, {name}: {format}", format, expected, format == "flac" ? VorbisComments.IntoFlac(bytes, comments) : VorbisComments.IntoOgg(bytes, comments));
    }

    private static TaggedFile Write(EncodedFiles files, string name, string format, SongTags expected, byte[] bytes)
    {
        var path = files.NewFile($"{Guid.NewGuid():N}.{format}");
        File.WriteAllBytes(path, bytes);
        return new TaggedFile(name, path, expected);
    }
}
