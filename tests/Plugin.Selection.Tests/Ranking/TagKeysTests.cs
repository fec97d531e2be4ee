using PredictPicks.Selection.Ranking;

namespace PredictPicks.Selection.Tests.Ranking;

public sealed class TagKeysTests
{
    [Theory]
    [InlineData("Björk", "BJÖRK")]
    [InlineData("Bjo\u0308rk", "Björk")]
    [InlineData("  The   Beatles ", "the beatles")]
    [InlineData("ＡＫＢ４８", "akb48")]
    [InlineData("Sigur\tRós", "sigur rós")]
    public void Of_SpellingsOfOneName_HaveOneKey(string first, string second)
    {
        var keys = new TagKeys();
        keys.Of(first).ShouldBe(keys.Of(second));
    }

    [Fact]
    public void Of_DifferentNames_HaveDifferentKeys()
    {
        var keys = new TagKeys();
        keys.Of("Air").ShouldNotBe(keys.Of("Airs"));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \t\u00A0 ")]
    public void Of_NothingButSpace_IsNoName(string spelling) => new TagKeys().Of(spelling).ShouldBe(-1);

    [Fact]
    public void Of_BrokenSurrogates_StillHasAKey() => new TagKeys().Of("A\uD800B").ShouldBe(0);
}
