using PredictPicks.Selection.Ranking;

namespace PredictPicks.Selection.Tests.Ranking;

public sealed class GenreMatcherTests
{
    private readonly GenreMatcher _matcher = new([["Jazz"], ["Soul", "Funk"], [], ["Rock", "Pop", "Folk"]]);

    [Theory]
    [InlineData(1.0, "jazz")]
    [InlineData(0.5, "Soul")]
    [InlineData(1.0, "Funk", "SOUL")]
    [InlineData(2.0 / 3, "Funk", "Soul", "Disco")]
    [InlineData(1.0 / 3, "Folk")]
    [InlineData(1.0, "Jazz", "jazz ")]
    [InlineData(0.0, "Metal")]
    [InlineData(0.0)]
    public void Overlap_IsLargestJaccardIndexOfAnyPick(double expected, params string[] genres)
    {
        _matcher.Overlap(genres).ShouldBe(expected);
        _matcher.Overlap(genres).ShouldBe(expected);
    }

    [Fact]
    public void Shared_NamesCommonGenresOnce_AsSpelledInTheSong() =>
        _matcher.Shared(["FUNK", "Disco", "soul", "Soul"]).ShouldBe(["FUNK", "soul"]);

    [Fact]
    public void Shared_NothingInCommon_IsEmpty() => _matcher.Shared(["Metal"]).ShouldBeEmpty();
}
