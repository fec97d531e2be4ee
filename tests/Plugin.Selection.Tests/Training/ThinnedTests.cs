using PredictPicks.Abstractions;
using PredictPicks.Selection.Ranking;
using PredictPicks.Selection.Ranking.Scorers;
using PredictPicks.Selection.Similarity;
using PredictPicks.Selection.Training;

namespace PredictPicks.Selection.Tests.Training;

public sealed class ThinnedTests
{
    [Fact]
    public void Of_LargeLibrary_KeepsAllPicksAndAShareOfTheOthers()
    {
        const int Count = (2 * Thinned.MostOthers) + 10;
        var songs = Enumerable.Range(0, Count).Select(i => new RankableSong(new SongId($"s{i:000000}"), null, SongTags.None)).ToList();
        var vectors = new VectorTable([.. Enumerable.Range(0, Count).Select(i => (float)i)], 1);
        var (thin, taste) = Thinned.Of(new SongTable(songs, vectors, NoFingerprints.Instance), new Taste([1, 7, Count - 1], [5]));
        (thin.Count - 4).ShouldBeInRange(Thinned.MostOthers / 3, Thinned.MostOthers);
        taste.Picks.Select(pick => thin.Songs[pick].Id.Value).ShouldBe(["s000001", "s000007", songs[^1].Id.Value]);
        taste.NotPicked.Select(song => thin.Songs[song].Id.Value).ShouldBe(["s000005"]);
        thin.Vectors.Values.Select(value => $"s{value:000000}").ShouldBe(thin.Songs.Select(song => song.Id.Value));
    }

    [Fact]
    public void Of_SmallLibrary_IsTheLibrary()
    {
        var songs = Ranking.Scorers.TasteLibrary.Songs(50, seed: 1);
        Thinned.Of(songs, new Taste([1], [])).Songs.ShouldBeSameAs(songs);
    }
}
