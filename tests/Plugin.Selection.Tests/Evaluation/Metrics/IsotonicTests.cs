using CsCheck;
using PredictPicks.Selection.Evaluation.Metrics;

namespace PredictPicks.Selection.Tests.Evaluation.Metrics;

public sealed class IsotonicTests
{
    private static readonly Gen<List<(double Score, bool IsHit)>> Songs =
        Gen.Select(Gen.Int[0, 8].Select(score => score == 0 ? double.NaN : score), Gen.Bool).List[1, 40];

    [Fact]
    public void Fit_OrderedScores_PoolsWhatFalls()
    {
        var mapping = Isotonic.Fit([(1, false), (2, true), (3, false), (4, true)]);

        mapping.Probability(1).ShouldBe(0);
        mapping.Probability(2).ShouldBe(0.5);
        mapping.Probability(3).ShouldBe(0.5);
        mapping.Probability(4).ShouldBe(1);
        mapping.Probability(2.5).ShouldBe(0.5);
        mapping.Probability(-7).ShouldBe(0);
        mapping.Probability(99).ShouldBe(1);
        mapping.Probability(double.NaN).ShouldBe(0);
    }

    [Fact]
    public void Fit_AnySongs_RisesWithTheScoreAndKeepsTheMean() => Songs.Sample(songs =>
    {
        var sorted = songs.OrderBy(song => song.Score).ToList();
        var mapping = Isotonic.Fit(sorted);

        var probabilities = sorted.Select(song => mapping.Probability(song.Score)).ToList();
        probabilities.ShouldBeInOrder();
        probabilities.ShouldAllBe(probability => probability >= 0 && probability <= 1);
        probabilities.Average().ShouldBe(songs.Average(song => song.IsHit ? 1.0 : 0), 1e-9);
    });

    /// <summary>The greatest over all starts of the smallest mean over all ends: what pooling must come to.</summary>
    [Fact]
    public void Fit_AnySongs_IsTheMaxMinOfMeans() => Songs.Sample(songs =>
    {
        var levels = songs.GroupBy(song => song.Score).OrderBy(level => level.Key).Select(level => (level.Key, Hits: level.Count(song => song.IsHit), Count: level.Count())).ToList();
        var mapping = Isotonic.Fit(songs.OrderBy(song => song.Score));
        for (var at = 0; at < levels.Count; at++)
        {
            var expected = Enumerable.Range(0, at + 1).Max(from => Enumerable.Range(at, levels.Count - at).Min(to => Mean(levels[from..(to + 1)])));
            mapping.Probability(levels[at].Key).ShouldBe(expected, 1e-12);
        }

        static double Mean(List<(double Key, int Hits, int Count)> part) => (double)part.Sum(level => level.Hits) / part.Sum(level => level.Count);
    });
}
