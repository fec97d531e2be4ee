using System.Composition;
using System.Globalization;
using PredictPicks.Abstractions;

namespace PredictPicks.Selection.Audio.Tags;

/// <summary>The container's tags as the decoder reported them in the same run: no second look at the file, every format that it knows.</summary>
[Export(typeof(ITagReader))]
[Shared]
internal sealed class ContainerTagReader : ITagReader
{
    /// <inheritdoc/>
    public string Name => "container";

    /// <summary>Below TagLib's: FFmpeg joins or drops the second and further values of some formats.</summary>
    public int Precedence => 10;

    /// <inheritdoc/>
    public SongTags Read(string path, AudioIdentity identity)
    {
        var tags = identity.ContainerTags.ToLookup(tag => tag.Key, tag => tag.Value, StringComparer.OrdinalIgnoreCase);
        return new SongTags
        {
            Title = First(tags, "title"),
            Artists = All(tags, "artist", "artists", "author"),
            Album = First(tags, "album"),
            AlbumArtist = First(tags, "album_artist", "albumartist", "album artist"),
            Genres = All(tags, "genre"),
            Year = LeadingNumber(First(tags, "date", "year", "originaldate", "tyer", "tdrc"), digits: 4),
            Track = LeadingNumber(First(tags, "track", "tracknumber"), digits: 4),
        };
    }

    private static string? First(ILookup<string, string> tags, params string[] keys) => keys.SelectMany(key => tags[key]).FirstOrDefault();

    /// <summary>
    /// Several values come as several tags, or joined by semicolons, which is how FFmpeg hands on repeated Vorbis comments. A slash does not separate: "AC/DC" is one artist.
    /// </summary>
    private static List<string> All(ILookup<string, string> tags, params string[] keys)
    {
        var values = keys.Select(key => tags[key]).FirstOrDefault(found => found.Any()) ?? [];
        return [.. values.SelectMany(value => value.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];
    }

    /// <summary>"2004-05-01" is 2004, "3/12" is 3; null when there is no number in front, or a longer one than a year has.</summary>
    private static int? LeadingNumber(string? text, int digits)
    {
        var number = new string([.. (text ?? string.Empty).TrimStart().TakeWhile(char.IsAsciiDigit)]);
        return number.Length > 0 && number.Length <= digits ? int.Parse(number, CultureInfo.InvariantCulture) : null;
    }
}
