using PredictPicks.Abstractions;
using PredictPicks.Selection.Ranking.Gbdt;
using PredictPicks.Selection.Ranking.Scorers;
using PredictPicks.Selection.Ranking.Table;
using PredictPicks.Selection.Tests.Ranking.Table;

namespace PredictPicks.Selection.Tests.Ranking.Gbdt;

/// <summary>A taste that sound and artists do not tell, and years do.</summary>
internal static class TreeTaste
{
    public static SongTable Songs(int count, int seed)
    {
        var songs = RichLibrary.Songs(count, seed);
        return songs with { Songs = [.. songs.Songs.Select((song, i) => song with { Tags = song.Tags with { Year = 1950 + ((i * 37) % 70), Artists = [], AlbumArtist = null } })] };
    }

    /// <summary>Songs of two times.</summary>
    public static Taste Taste(SongTable songs, int picks) =>
        new([.. Enumerable.Range(0, songs.Count).Where(song => songs.Songs[song].Tags.Year is (>= 1955 and < 1965) or (>= 1995 and < 2005)).Take(picks)], []);

    public static GbdtModelAndTable Learn(SongTable songs, Taste taste) => new(
        GbdtTraining.Of(songs, taste, null, TestContext.Current.CancellationToken)!.Model, FeatureTableTests.Table(songs, taste));
}

/// <summary>What was learned, and what it scores by.</summary>
internal sealed record GbdtModelAndTable(GbdtModel Model, FeatureTable Table);
