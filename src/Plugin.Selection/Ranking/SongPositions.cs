using PredictPicks.Abstractions;

namespace PredictPicks.Selection.Ranking;

/// <summary>Finds songs by their ids. Songs in the order of ids, as a store gives them, cost nothing to prepare.</summary>
internal sealed class SongPositions
{
    private readonly Lazy<Dictionary<SongId, int>> _firstOf;

    public SongPositions(IReadOnlyList<RankableSong> songs)
    {
        Songs = songs;
        _firstOf = new Lazy<Dictionary<SongId, int>>(IndexSongs);
        AreAscending = !Enumerable.Range(1, Math.Max(0, songs.Count - 1)).Any(i => songs[i - 1].Id >= songs[i].Id);
    }

    /// <summary>Whose positions these are.</summary>
    public IReadOnlyList<RankableSong> Songs { get; }

    /// <summary>Whether the songs are in the order of ids, each once.</summary>
    public bool AreAscending { get; }

    /// <summary>The first position of a song, or −1.</summary>
    public int Find(SongId id) => AreAscending ? Search(id) : _firstOf.Value.GetValueOrDefault(id, -1);

    /// <summary>Whether no earlier song has the id of the one at <paramref name="position"/>.</summary>
    public bool IsFirst(int position) => AreAscending || _firstOf.Value[Songs[position].Id] == position;

    private int Search(SongId id)
    {
        var first = Bisection.First(Songs.Count, song => Songs[song].Id >= id);
        return first < Songs.Count && Songs[first].Id == id ? first : -1;
    }

    private Dictionary<SongId, int> IndexSongs()
    {
        var firstOf = new Dictionary<SongId, int>(Songs.Count);
        for (var i = 0; i < Songs.Count; i++)
        {
            firstOf.TryAdd(Songs[i].Id, i);
        }

        return firstOf;
    }
}
