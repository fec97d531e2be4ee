using System.Text;
using PredictPicks.Abstractions;
using PredictPicks.Selection.Store.Sqlite;

namespace PredictPicks.Selection.Store;

/// <summary>Reads tags out of rows; texts and lists that many songs share become one object.</summary>
internal sealed class TagsReader
{
    /// <summary>The columns that <see cref="Read"/> expects, of <c>song_tags t</c>.</summary>
    public const string Columns = "t.title, t.artists, t.album, t.albumArtist, t.genres, t.year, t.track, t.bitrateKbps, t.durationSec";

    private readonly Utf8Pool<string> _texts = new(static utf8 => Encoding.UTF8.GetString(utf8));
    private readonly Utf8Pool<string[]> _lists = new(StoredText.ToList);

    /// <summary>The tags in the columns from <paramref name="first"/> on.</summary>
    /// <param name="row">Is at a row.</param>
    /// <param name="first">Number of the first of <see cref="Columns"/>.</param>
    /// <param name="durationSeconds">The measured one, where the tags' own does not count.</param>
    /// <param name="bitrateKbps">Likewise.</param>
    public SongTags Read(SqliteStatement row, int first, double? durationSeconds = null, int? bitrateKbps = null) => new()
    {
        Title = row.GetNullableText(first),
        Artists = List(row, first + 1),
        Album = Shared(row, first + 2),
        AlbumArtist = Shared(row, first + 3),
        Genres = List(row, first + 4),
        Year = row.GetNullableInt32(first + 5),
        Track = row.GetNullableInt32(first + 6),
        BitrateKbps = bitrateKbps ?? row.GetNullableInt32(first + 7),
        DurationSeconds = durationSeconds ?? row.GetNullableDouble(first + 8),
    };

    private string[] List(SqliteStatement row, int column)
    {
        var json = row.GetBytes(column);
        return json.IsEmpty ? [] : _lists[json];
    }

    private string? Shared(SqliteStatement row, int column)
    {
        var utf8 = row.GetBytes(column);
        return utf8.IsEmpty && row.IsNull(column) ? null : _texts[utf8];
    }
}
