using PredictPicks.Abstractions;

namespace PredictPicks.Selection.Ranking;

/// <summary>
/// Compares songs' tags with those of all picks, by lists of picks under each artist, album and genre: the cost of a song is that of the picks that it matches.
/// Not thread-safe.
/// </summary>
internal sealed class TagMatcher
{
    private readonly ArtistCredits _credits = new();
    private readonly TagKeys _albumNames = new();
    private readonly Dictionary<int, List<int>> _byArtist = [];
    private readonly Dictionary<int, List<int>> _byAlbumArtist = [];
    private readonly Dictionary<(int Name, int Artist), List<int>> _byAlbum = [];
    private readonly List<int> _artists = [];
    private readonly int[] _lastCountedFor;
    private int _song;

    public TagMatcher(IReadOnlyList<RankableSong> picks)
    {
        _lastCountedFor = new int[picks.Count];
        for (var pick = 0; pick < picks.Count; pick++)
        {
            var tags = picks[pick].Tags;
            _credits.Artists(tags, _artists);
            foreach (var artist in _artists)
            {
                AddTo(_byArtist, artist, pick);
            }

            if (_credits.AlbumArtist(tags) is >= 0 and var albumArtist)
            {
                AddTo(_byAlbumArtist, albumArtist, pick);
            }

            if (AlbumOf(tags) is { } album)
            {
                AddTo(_byAlbum, album, pick);
            }
        }

        Genres = new GenreMatcher(picks.Select(song => song.Tags.Genres));
    }

    public GenreMatcher Genres { get; }

    /// <summary>Compares a song.</summary>
    /// <param name="tags">Its tags.</param>
    /// <param name="own">Its position among the picks when it is one of them: it is not compared with itself; or −1.</param>
    public TagMatch Match(SongTags tags, int own = -1)
    {
        _song++;
        if (own >= 0)
        {
            _lastCountedFor[own] = _song;
        }

        _credits.Artists(tags, _artists);
        var artistPicks = 0;
        foreach (var artist in _artists)
        {
            artistPicks += CountNew(_byArtist, artist);
        }

        var albumArtistPicks = CountNew(_byAlbumArtist, _credits.AlbumArtist(tags));
        var albumPicks = AlbumOf(tags) is { } album && _byAlbum.TryGetValue(album, out var found) ? found : null;
        var (count, first) = (albumPicks?.Count ?? 0, albumPicks?[0] ?? -1);
        if (own >= 0 && count > 0)
        {
            (count, first) = (count - 1, first == own ? albumPicks![Math.Min(1, count - 1)] : first);
        }

        return new TagMatch(artistPicks, albumArtistPicks, count, count > 0 ? first : -1, Genres.Overlap(tags.Genres, own >= 0));
    }

    /// <summary>An album is its name and its artist ("Greatest Hits" alone is many albums); the song's artist where the album has none.</summary>
    private (int Name, int Artist)? AlbumOf(SongTags tags)
    {
        var name = tags.Album is { } album ? _albumNames.Of(album) : -1;
        if (name < 0)
        {
            return null;
        }

        if (tags.AlbumArtist is not null)
        {
            return (name, _credits.AlbumArtist(tags));
        }

        _credits.Artists(tags, _artists);
        return (name, _artists.Count > 0 ? _artists[0] : -1);
    }

    private int CountNew(Dictionary<int, List<int>> index, int key)
    {
        var count = 0;
        if (index.TryGetValue(key, out var picks))
        {
            foreach (var pick in picks)
            {
                count += _lastCountedFor[pick] == _song ? 0 : 1;
                _lastCountedFor[pick] = _song;
            }
        }

        return count;
    }

    private static void AddTo<TKey>(Dictionary<TKey, List<int>> index, TKey key, int pick)
        where TKey : notnull
    {
        if (!index.TryGetValue(key, out var picks))
        {
            index.Add(key, picks = []);
        }

        picks.Add(pick);
    }
}
