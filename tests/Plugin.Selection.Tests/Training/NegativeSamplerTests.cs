using PredictPicks.Selection.Ranking.Scorers;
using PredictPicks.Selection.Tests.Ranking.Scorers;
using PredictPicks.Selection.Training;

namespace PredictPicks.Selection.Tests.Training;

public sealed class NegativeSamplerTests
{
    [Fact]
    public void Draw_FourAPick_HalfOfThemTheMostSimilarUnpicked()
    {
        var songs = TasteLibrary.Songs(200, seed: 1);
        var taste = TasteLibrary.Taste(songs, 10, seed: 2);
        taste = taste with { NotPicked = [.. Enumerable.Range(0, 200).Except(taste.Picks).Take(5)] };
        var drawn = Draw(songs, taste);
        drawn.Count.ShouldBe(40);
        drawn.Intersect(taste.Picks.Concat(taste.NotPicked)).ShouldBeEmpty();
        var nearest = Neighbours.Find(songs, taste, TestContext.Current.CancellationToken);
        var similar = Enumerable.Range(0, 200).Except(taste.Picks).Except(taste.NotPicked).OrderByDescending(song => nearest.Cosines(song)[0]).Take(20);
        similar.ShouldAllBe(song => drawn.Contains(song));
        Draw(songs, taste).Order().ShouldBe(drawn.Order());
    }

    [Fact]
    public void Draw_TooFewSongs_AreAllDrawn()
    {
        var songs = TasteLibrary.Songs(20, seed: 3);
        Draw(songs, TasteLibrary.Taste(songs, 10, seed: 4)).Count.ShouldBe(10);
    }

    private static IReadOnlySet<int> Draw(SongTable songs, Taste taste) => NegativeSampler.Draw(songs, taste, seed: 1, TestContext.Current.CancellationToken);
}
