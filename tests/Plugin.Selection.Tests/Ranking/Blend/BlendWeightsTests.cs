using PredictPicks.Selection.Ranking.Blend;
using PredictPicks.Selection.Ranking.Rules;
using PredictPicks.Selection.Ranking.Scorers;
using PredictPicks.Selection.Tests.Ranking.Scorers;

namespace PredictPicks.Selection.Tests.Ranking.Blend;

public sealed class BlendWeightsTests
{
    [Fact]
    public void Fit_TwoPicks_AreTheWeightsForEverybody()
    {
        var songs = TasteLibrary.Songs(100, seed: 50);
        Fit(songs, TasteLibrary.Taste(songs, 2, seed: 51)).ShouldBe(BlendColumns.Prior);
    }

    [Fact]
    public void Fit_PicksOfOneArtist_ArtistCountsMoreThanForPicksOfAnyArtist()
    {
        var songs = TasteLibrary.Songs(400, seed: 52);
        var ofOneArtist = Enumerable.Range(0, songs.Count).Where(song => songs.Songs[song].Tags.Artists[0] == "Artist 3").Take(30).ToList();
        var ofAny = Enumerable.Range(0, songs.Count).Where(song => song % 13 == 0).Take(30).ToList();
        ArtistWeight(Fit(songs, new Taste(ofOneArtist, []))).ShouldBeGreaterThan(ArtistWeight(Fit(songs, new Taste(ofAny, []))) + 0.5);
    }

    [Fact]
    public void Fit_AnyPicks_NoWeightIsNegative()
    {
        var songs = TasteLibrary.Songs(200, seed: 53);
        for (var seed = 0; seed < 10; seed++)
        {
            var random = new Random(seed);
            var picks = Enumerable.Range(0, songs.Count).OrderBy(_ => random.Next()).Take(20).Order().ToList();
            Fit(songs, new Taste(picks, [])).ShouldAllBe(weight => weight >= 0 && double.IsFinite(weight));
        }
    }

    [Fact]
    public void Fit_Weights_AreWhereTheGradientVanishes()
    {
        // The objective, written down plainly, is no lower anywhere near.
        var songs = TasteLibrary.Songs(150, seed: 54);
        var taste = TasteLibrary.Taste(songs, 25, seed: 55);
        var table = BlendTableTests.Table(songs, taste);
        var weights = Fit(songs, taste);
        var least = Loss(table, taste, weights);
        for (var column = 0; column < weights.Length; column++)
        {
            foreach (var step in (double[])[-0.05, 0.05])
            {
                var moved = weights.ToArray();
                moved[column] = Math.Max(0, moved[column] + step);
                Loss(table, taste, moved).ShouldBeGreaterThanOrEqualTo(least - 1e-3, $"column {column}");
            }
        }
    }

    private static double[] Fit(SongTable songs, Taste taste) => BlendWeights.Fit(BlendTableTests.Table(songs, taste), taste, TestContext.Current.CancellationToken);

    private static double ArtistWeight(double[] weights) =>
        weights[Enumerable.Range(0, BlendColumns.Count).Single(column => BlendColumns.RuleOf(column) is SameArtistRule)];

    /// <summary>With the best intercept, found by trying.</summary>
    private static double Loss(BlendTable table, Taste taste, double[] weights)
    {
        var scores = Enumerable.Range(0, table.Count).Select(song => table.Row(song).ToArray().Zip(weights).Sum(pair => pair.First * pair.Second)).ToArray();
        var otherWeight = (double)taste.Picks.Count / (table.Count - taste.Picks.Count);
        var pull = weights.Select((weight, i) => (i >= BlendColumns.FirstRule && BlendColumns.Prior[i] < 1 ? 30 : 3) * Math.Pow(weight - BlendColumns.Prior[i], 2) / 2).Sum();
        return pull + Enumerable.Range(-800, 1601).Min(step => scores.Select((score, song) =>
        {
            var isPick = taste.Picks.Contains(song);
            var logOdds = score + (step / 100.0);
            return (isPick ? 1 : otherWeight) * Math.Log(1 + Math.Exp(isPick ? -logOdds : logOdds));
        }).Sum());
    }
}
