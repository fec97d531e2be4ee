using PredictPicks.Selection.Ranking.Blend;
using PredictPicks.Selection.Ranking.Scorers;
using PredictPicks.Selection.Tests.Ranking.Scorers;

namespace PredictPicks.Selection.Tests.Ranking.Blend;

public sealed class BlendTableTests
{
    [Fact]
    public void Of_PickThatIsPutBackAmongTheCandidates_HasTheSameColumns()
    {
        var songs = TasteLibrary.Songs(150, seed: 40);
        var taste = TasteLibrary.Taste(songs, 12, seed: 41);
        var table = Table(songs, taste);
        foreach (var pick in taste.Picks)
        {
            var without = Table(songs, taste.Without(pick)).Row(pick).ToArray();
            var with = table.Row(pick).ToArray();
            for (var column = 0; column < BlendColumns.Count; column++)
            {
                with[column].ShouldBe(without[column], 1e-5, $"column {column} of song {pick}");
            }
        }
    }

    [Fact]
    public void Of_RuleColumns_AreSharesOfTheRulesLimits()
    {
        var songs = TasteLibrary.Songs(150, seed: 42);
        var table = Table(songs, TasteLibrary.Taste(songs, 12, seed: 43));
        for (var song = 0; song < songs.Count; song++)
        {
            table.Row(song)[BlendColumns.FirstRule..].ToArray().ShouldAllBe(value => value >= -1 && value <= 1);
        }
    }

    internal static BlendTable Table(SongTable songs, Taste taste) => BlendTable.Of(songs, taste, null, TestContext.Current.CancellationToken);
}
