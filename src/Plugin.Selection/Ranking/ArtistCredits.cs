using System.Collections.Frozen;
using PredictPicks.Abstractions;

namespace PredictPicks.Selection.Ranking;

/// <summary>Who a song is by, as numbers that compare. Names that stand for nobody in particular ("Various Artists") are no artist.</summary>
internal sealed class ArtistCredits
{
    /// <summary>What rippers, players and tag services write where there is no one artist, normalised.</summary>
    private static readonly FrozenSet<string> Nobody = new[]
    {
        "Various Artists", "Various", "Various Artist", "V.A.", "VA", "V/A", "Unknown Artist", "Unknown", "[Unknown]", "<Unknown>", "[no artist]", "No Artist",
        "Verschiedene Interpreten", "Verschiedene", "Artistes divers", "Artistes variés", "Varios artistas", "Varios", "Vários artistas", "Artisti vari", "AA.VV.",
        "群星", "众星", "合辑", "合輯", "未知艺术家", "未知艺人", "未知歌手", "ヴァリアス・アーティスト", "オムニバス", "不明なアーティスト",
    }.Select(TagKeys.Normalise).ToFrozenSet(StringComparer.Ordinal);

    private readonly TagKeys _keys = new();
    private readonly HashSet<int> _nobody;

    public ArtistCredits()
    {
        _nobody = [-1, .. Nobody.Select(_keys.Of)];
    }

    /// <summary>The song's artists, each once; the album's artist when it names none itself; empty when nobody is named.</summary>
    /// <param name="tags">The song's tags.</param>
    /// <param name="artists">Is cleared and filled.</param>
    public void Artists(SongTags tags, List<int> artists)
    {
        artists.Clear();
        for (var i = 0; i < tags.Artists.Count; i++)
        {
            Add(tags.Artists[i], artists);
        }

        if (artists.Count == 0 && tags.AlbumArtist is { } albumArtist)
        {
            Add(albumArtist, artists);
        }
    }

    /// <summary>The album's artist, or −1.</summary>
    public int AlbumArtist(SongTags tags)
    {
        var key = tags.AlbumArtist is { } name ? _keys.Of(name) : -1;
        return _nobody.Contains(key) ? -1 : key;
    }

    private void Add(string name, List<int> artists)
    {
        var key = _keys.Of(name);
        if (!_nobody.Contains(key) && !artists.Contains(key))
        {
            artists.Add(key);
        }
    }
}
