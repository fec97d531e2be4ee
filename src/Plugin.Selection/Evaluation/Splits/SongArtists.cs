using PredictPicks.Selection.Ranking;
using PredictPicks.Selection.Ranking.Scorers;

namespace PredictPicks.Selection.Evaluation.Splits;

/// <summary>Who each song is by. Names are compared as everywhere else in ranking; nobody in particular is no artist.</summary>
internal sealed class SongArtists
{
    private readonly int[][] _artists;

    public SongArtists(SongTable songs)
    {
        var credits = new ArtistCredits();
        var artists = new List<int>();
        _artists = new int[songs.Count][];
        for (var song = 0; song < songs.Count; song++)
        {
            credits.Artists(songs.Songs[song].Tags, artists);
            _artists[song] = [.. artists];
        }
    }

    /// <summary>The song's artists, each once; empty when it names none.</summary>
    public IReadOnlyList<int> Of(int song) => _artists[song];

    /// <summary>All artists of some songs.</summary>
    public HashSet<int> OfAll(IEnumerable<int> songs) => [.. songs.SelectMany(song => _artists[song])];

    /// <summary>Whether one of the song's artists is among these.</summary>
    public bool IsByAny(int song, HashSet<int> artists) => Array.Exists(_artists[song], artists.Contains);
}
