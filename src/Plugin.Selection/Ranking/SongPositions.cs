using PredictPicks.Abstractions;

namespace PredictPicks.Selection.Ranking;

/// <summary>Finds songs by their ids. Songs in the order of ids, as a store gives them, cost nothing to prepare.</summary>
internal sealed class SongPositions
{
    private readonly IReadOnlyList<RankableSong> _songs;
    private readonly Lazy<Dictionary<SongId, int>> _firstOf;

    public SongPositions(IReadOnlyList<RankableSong> songs)
    {
        _songs = songs;
        _firstOf = new Lazy<Dictionary<SongId, int>>(IndexSongs);
        AreAscending = !Enumerable.Range(1, Math.Max(0, songs.Count - 1)).Any(i => songs[i - 1].Id >= songs[i].Id);
    }

    /// <summary>Whether the songs are in the order of ids, each once.</summary>
    public bool AreAscending { get; }

    /// <summary>The first position of a song, or −1.</summary>
    public int Find(SongId id) => AreAscending ? Search(id) : _firstOf.Value.GetValueOrDefault(id, -1);

    /// <summary>Whether no earlier song has the id of the one at <paramref name="position"/>.</summary>
    public bool IsFirst(int position) => AreAscending || _firstOf.Value[_songs[position].Id] == position;

    private int Search(SongId id)
    {
        var first = Bisection.First(_songs.Count, song => _songs[song].Id >= id);
        return first < _songs.Count && _songs[first].Id == id ? first : -1;
    }

    private Dictionary<SongId, int> IndexSongs()
    {
        var firstOf = new Dictionary<SongId, int>(_songs.Count);
        for (var i = 0; i < _songs.Count; i++)
        {
            firstOf.TryAdd(_songs[i].Id, i);
        }

        return firstOf;
    }
}
