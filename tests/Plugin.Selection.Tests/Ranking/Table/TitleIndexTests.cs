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
    public void Largest_WordThatComesTwice_CountsTwice() =>
        Largest("Moon Moon River", "Moon Moon Moon").ShouldBeGreaterThan(Largest("Moon River", "Moon Moon Moon"));

    [Fact]
    public void Largest_TwoTitles_IsTheCosineOfTheirWeights()
    {
        // 7 titles; "THE" is in 5 of them, "MOON" in 3, "RIVER" in 2: ln(8 / (1 + n)) + 1.
        var (the, moon, river) = (Math.Log(8.0 / 6) + 1, Math.Log(8.0 / 4) + 1, Math.Log(8.0 / 3) + 1);
        var expected = the * the / Math.Sqrt(((the * the) + (moon * moon)) * ((the * the) + (river * river)));

        Largest("The Moon", "The River").ShouldBe(expected, 1e-6);
    }

    [Fact]
    public void Largest_Pick_IsNotComparedWithItself()
    {
        var search = new TitleIndex(Library, [0, 1]).CreateSearch();
        double own = search.Largest(0, own: 0);
        own.ShouldBe(new TitleIndex(Library, [1]).CreateSearch().Largest(0, own: -1), 1e-6);
        search.Largest(0, own: -1).ShouldBe(1, 1e-6f);
    }

    /// <summary>Of a song and a pick that are in the library beside others.</summary>
    private static double Largest(string? title, string pick)
    {
        string?[] titles = [.. Library, title, pick];
        return new TitleIndex(titles, [titles.Length - 1]).CreateSearch().Largest(titles.Length - 2, own: -1);
    }
}
