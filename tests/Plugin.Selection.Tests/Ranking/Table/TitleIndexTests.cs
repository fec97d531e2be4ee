using PredictPicks.Selection.Ranking.Table;

namespace PredictPicks.Selection.Tests.Ranking.Table;

public sealed class TitleIndexTests
{
    private static readonly string?[] Library = ["The Moon", "The River", "The Fire of the Night", "月光曲", null, "Moon Song"];

    [Theory]
    [InlineData("the moon", 1)]
    [InlineData("Ｔｈｅ ＭＯＯＮ!", 1)]
    [InlineData("Stars", 0)]
    [InlineData(null, 0)]
    [InlineData("", 0)]
    [InlineData("?!", 0)]
    public void Largest_SameWords_AreTheSameTitle(string? title, double expected) => Largest(title, "The Moon").ShouldBe(expected, 1e-6);

    [Fact]
    public void Largest_SharedWord_CountsTheMoreTheRarerItIs() =>
        Largest("Moon Rocket", "The Moon").ShouldBeGreaterThan(Largest("The Rocket", "The Moon"));

    [Fact]
    public void Largest_ScriptWithoutSpaces_SharesCharacters() => Largest("月下", "月光曲").ShouldBeInRange(0.1, 0.9);

    [Fact]
    public void Largest_Pick_IsNotComparedWithItself()
    {
        var search = new TitleIndex(Library, ["The Moon", "The River"]).CreateSearch();
        double own = search.Largest("The Moon", own: 0);
        own.ShouldBe(Largest("The Moon", "The River"), 1e-6);
        search.Largest("The Moon", own: -1).ShouldBe(1, 1e-6f);
    }

    private static double Largest(string? title, string pick) => new TitleIndex(Library, [pick]).CreateSearch().Largest(title, own: -1);
}
