using CsCheck;
using PredictPicks.Selection.Audio.Tags;

namespace PredictPicks.Selection.Tests.Audio.Tags;

public sealed class TagTextTests
{
    [Theory]
    [InlineData("  Title \t\r\n two ", "Title two")]
    [InlineData("a\0\u0001\u001b[31mb", "a[31mb")]
    [InlineData("Cafe\u0301", "Café")]
    [InlineData("\u202Eabc\u200B", "abc")]
    [InlineData("👩\u200D👩\u200D👧 family", "👩\u200D👩\u200D👧 family")]
    [InlineData(" \u0000\u0007 ", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Clean_OddText_BecomesShowable(string? text, string? expected) => TagText.Clean(text).ShouldBe(expected);

    [Fact]
    public void Clean_HalfASurrogatePair_IsReplaced() => TagText.Clean("half \ud800 pair").ShouldBe("half \ufffd pair");

    [Fact]
    public void Clean_HugeText_IsCutBetweenCharacters()
    {
        var cleaned = TagText.Clean("x" + string.Concat(Enumerable.Repeat("🎵", 1_000_000)))!;

        cleaned.Length.ShouldBe(TagText.MaxLength - 1);
        cleaned.ShouldEndWith("🎵");
    }

    [Fact]
    public void Clean_AnyText_IsTrimmedBoundedComposedAndStable() =>
        Gen.String[Gen.Char, 0, 60].Sample(text =>
        {
            var cleaned = TagText.Clean(text);
            if (cleaned is not null)
            {
                cleaned.ShouldNotBeEmpty();
                cleaned.Trim().ShouldBe(cleaned);
                cleaned.IsNormalized().ShouldBeTrue();
                cleaned.Any(char.IsControl).ShouldBeFalse();
                TagText.Clean(cleaned).ShouldBe(cleaned);
            }
        });
}
