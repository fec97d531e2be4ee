using PredictPicks.Selection.Ranking;
using PredictPicks.Selection.Similarity;
using PredictPicks.Selection.Tests.Similarity;

namespace PredictPicks.Selection.Tests.Ranking;

public sealed class DiversityTests
{
    /// <summary>Songs 0 and 1 sound the same, 2 nearly so, 3 unlike them, 4 is unknown.</summary>
    private static readonly VectorTable Vectors = SampleVectors.Of([1, 0], [1, 0], [0.8f, 0.6f], [0, 1], [0, 0]);

    [Theory]
    [InlineData(0, new[] { 0, 1, 2, 3, 4 })]
    [InlineData(0.3, new[] { 0, 1, 3, 2, 4 })]
    [InlineData(0.5, new[] { 0, 3, 1, 2, 4 })]
    [InlineData(1, new[] { 0, 3, 2, 1, 4 })]
    public void Apply_MoreDiversity_PutsWhatSoundsAlikeFurtherApart(double diversity, int[] expected) => Apply(5, diversity).ShouldBe(expected);

    [Fact]
    public void Apply_OnlyTheFirstSongs_ChangePlaces() => Apply(3, 1).ShouldBe([0, 2, 1, 3, 4]);

    [Fact]
    public void Apply_EqualScores_IsARankingOfTheSameSongs() =>
        Diversity.Apply([0, 1, 2, 3, 4], 5, _ => 7, Vectors, 0.5, TestContext.Current.CancellationToken).Order().ShouldBe([0, 1, 2, 3, 4]);

    [Fact]
    public void Predict_Diversity_KeepsTheScoresAndTheBestSong()
    {
        var library = new RankingLibrary().Pick("p").Song("a", 0.99).Song("b", 0.98).Song("c", 0.5).Song("d", 0);
        var diverse = SimilarityRanker.Predict(library.Input(), new Abstractions.RankingOptions { Diversity = 0.9 });
        diverse.Ids().ShouldBe(["a", "d", "c", "b"]);
        diverse.Candidates.Single(song => song.Id.Value == "b").Score.ShouldBe(library.Predict().Candidates.Single(song => song.Id.Value == "b").Score);
        Should.Throw<ArgumentException>(() => SimilarityRanker.Predict(library.Input(), new Abstractions.RankingOptions { Diversity = 1.1 }));
    }

    private static IReadOnlyList<int> Apply(int count, double diversity) =>
        Diversity.Apply([0, 1, 2, 3, 4], count, song => 1 - (0.1 * song), Vectors, diversity, TestContext.Current.CancellationToken);
}
