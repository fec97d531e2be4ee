using System.Globalization;
using System.Text;
using System.Xml;
using PredictPicks.Abstractions;

namespace PredictPicks.HostAdapters.Folder.Playlists;

/// <summary>The four formats, as players write them.</summary>
internal static class PlaylistFormatWriter
{
    private const string XspfNamespace = "http://xspf.org/ns/0/";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private static readonly XmlWriterSettings XspfSettings = new() { Encoding = Utf8, Indent = true, NewLineChars = "\n", CloseOutput = false };

    /// <summary>Writes a whole playlist.</summary>
    /// <param name="stream">Stays open.</param>
    /// <param name="path">The playlist; its name says the format.</param>
    /// <param name="entries">In their order.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static void Write(Stream stream, string path, IReadOnlyList<WrittenEntry> entries, CancellationToken cancellationToken)
    {
        var format = PlaylistFormats.ByName(path)!.Value;
        if (format == PlaylistFormat.Xspf)
        {
            WriteXspf(stream, Path.GetFileNameWithoutExtension(path), entries, cancellationToken);
            return;
        }

        using var writer = new StreamWriter(stream, Utf8, leaveOpen: true) { NewLine = "\n" };
        if (format == PlaylistFormat.M3u)
        {
            writer.WriteLine("#EXTM3U");
            if (!path.EndsWith('8'))
            {
                writer.WriteLine("#EXTENC:UTF-8"); // ".m3u" alone does not say it.
            }
        }
        else if (format == PlaylistFormat.Pls)
        {
            writer.WriteLine("[playlist]");
        }

        for (var i = 0; i < entries.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            WriteEntry(writer, format, i + 1, entries[i]);
        }

        if (format == PlaylistFormat.Pls)
        {
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"NumberOfEntries={entries.Count}\nVersion=2"));
        }
    }

    private static void WriteEntry(StreamWriter writer, PlaylistFormat format, int number, in WrittenEntry entry)
    {
        var culture = CultureInfo.InvariantCulture;
        var seconds = entry.Song.Tags.DurationSeconds is { } duration and > 0 and < int.MaxValue ? (int)Math.Round(duration) : -1;
        switch (format)
        {
            case PlaylistFormat.M3u:
                writer.WriteLine(string.Create(culture, $"#EXTINF:{seconds},{TitleOf(entry.Song)}"));
                writer.WriteLine(entry.Location);
                break;
            case PlaylistFormat.Pls:
                writer.WriteLine(string.Create(culture, $"File{number}={entry.Location}"));
                writer.WriteLine(string.Create(culture, $"Title{number}={TitleOf(entry.Song)}"));
                writer.WriteLine(string.Create(culture, $"Length{number}={seconds}"));
                break;
            default:
                // A tab at the end tells the reader that no earlier one separates a date.
                writer.WriteLine(entry.Location.Contains('\t') ? entry.Location + "\t" : entry.Location);
                break;
        }
    }

    private static void WriteXspf(Stream stream, string title, IReadOnlyList<WrittenEntry> entries, CancellationToken cancellationToken)
    {
        using var writer = XmlWriter.Create(stream, XspfSettings);
        writer.WriteStartDocument();
        writer.WriteStartElement("playlist", XspfNamespace);
        writer.WriteAttributeString("version", "1");
        WriteText(writer, "title", title);
        writer.WriteStartElement("trackList", XspfNamespace);
        foreach (var (location, song) in entries)
        {
            cancellationToken.ThrowIfCancellationRequested();
            writer.WriteStartElement("track", XspfNamespace);
            writer.WriteElementString("location", XspfNamespace, EntryUri.FromPath(location));
            WriteText(writer, "title", song.Tags.Title);
            WriteText(writer, "creator", song.Tags.MainArtist);
            WriteText(writer, "album", song.Tags.Album);
            if (song.Tags.DurationSeconds is { } duration and > 0 and < int.MaxValue)
            {
                writer.WriteElementString("duration", XspfNamespace, XmlConvert.ToString((long)(duration * 1000)));
            }

            writer.WriteEndElement();
        }

        writer.WriteEndDocument();
    }

    private static void WriteText(XmlWriter writer, string name, string? text)
    {
        if (!string.IsNullOrWhiteSpace(text))
        {
            writer.WriteElementString(name, XspfNamespace, OneLine(text));
        }
    }

    /// <summary>"Artist - Title"; the file's name where there is no title.</summary>
    private static string TitleOf(Song song)
    {
        var title = song.Tags.Title ?? Path.GetFileNameWithoutExtension(song.Path) ?? song.Id?.Value ?? string.Empty;
        return OneLine(song.Tags.MainArtist is { } artist ? $"{artist} - {title}" : title);
    }

    /// <summary>
    /// Tags are foreign text: a line break in a title must not begin an entry, and XML has no place for control characters and halves of
    /// characters.
    /// </summary>
    private static string OneLine(string text) =>
        string.Concat(text.EnumerateRunes().Select(rune => IsUnwritable(rune) ? " " : rune.ToString()));

    private static bool IsUnwritable(Rune rune) => Rune.IsControl(rune) || rune.Value is 0x2028 or 0x2029 or 0xFFFE or 0xFFFF;
}
