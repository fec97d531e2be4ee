namespace PredictPicks.Abstractions;

/// <summary>
/// What a file or a player says about a song. Every field may be missing: null, or an empty list for the multi-valued ones.
/// Texts are trimmed and never empty.
/// </summary>
public sealed record SongTags
{
    /// <summary>Tags of a song about which nothing is known.</summary>
    public static SongTags None { get; } = new();

    /// <summary>The song's title.</summary>
    public string? Title { get; init; }

    /// <summary>Its artists, the main one first.</summary>
    public IReadOnlyList<string> Artists { get; init; } = [];

    /// <summary>The album that it is on.</summary>
    public string? Album { get; init; }

    /// <summary>The album's artist, often the one to compare by ("Various Artists" says little).</summary>
    public string? AlbumArtist { get; init; }

    /// <summary>Its genres as written in the file.</summary>
    public IReadOnlyList<string> Genres { get; init; } = [];

    /// <summary>Year of release, 1000 to 9999.</summary>
    public int? Year { get; init; }

    /// <summary>Track number on its disc, from 1.</summary>
    public int? Track { get; init; }

    /// <summary>Average bit rate of the audio, in kbit/s.</summary>
    public int? BitrateKbps { get; init; }

    /// <summary>Duration, in seconds.</summary>
    public double? DurationSeconds { get; init; }

    /// <summary>The artist that a reader would name: the first artist, else the album artist, else null.</summary>
    public string? MainArtist => Artists.Count > 0 ? Artists[0] : AlbumArtist;

    /// <summary>These tags, with what is missing here taken from <paramref name="other"/>.</summary>
    public SongTags FillGapsFrom(SongTags other)
    {
        if (other is null)
        {
            throw new ArgumentNullException(nameof(other));
        }

        return new SongTags
        {
            Title = Title ?? other.Title,
            Artists = Artists.Count > 0 ? Artists : other.Artists,
            Album = Album ?? other.Album,
            AlbumArtist = AlbumArtist ?? other.AlbumArtist,
            Genres = Genres.Count > 0 ? Genres : other.Genres,
            Year = Year ?? other.Year,
            Track = Track ?? other.Track,
            BitrateKbps = BitrateKbps ?? other.BitrateKbps,
            DurationSeconds = DurationSeconds ?? other.DurationSeconds,
        };
    }
}
