using PredictPicks.Abstractions;
using PredictPicks.Selection.Ranking;

namespace PredictPicks.Selection.Tests.Ranking;

public sealed class SongNamesTests
{
    [Fact]
    public void Of_TitleAndArtist_NamesBoth() =>
        Name("/music/x.mp3", new SongTags { Title = "Talisman", Artists = ["Air", "Beck"] }).ShouldBe("“Talisman” by Air");

    [Fact]
    public void Of_TitleAlone_NamesIt() => Name(null, new SongTags { Title = "Talisman" }).ShouldBe("“Talisman”");

    [Fact]
    public void Of_NoTitle_NamesTheFile() => Name("/music/07 Talisman.mp3", new SongTags { Artists = ["Air"] }).ShouldBe("“07 Talisman”");

    [Fact]
    public void Of_NeitherTitleNorFile_NamesTheId() => Name(null, SongTags.None).ShouldBe("“0123456789ab”");

    [Fact]
    public void Of_BracesInTags_AreShownAsTheyAre() =>
        Name(null, new SongTags { Title = "{0|a|b} {9}", Artists = ["{1}"] }).ShouldBe("“{0|a|b} {9}” by {1}");

    [Fact]
    public void Shorten_ControlCharacters_BecomeSpaces() => SongNames.Shorten("a\u001B[31m\nb").ShouldBe("a [31m b");

    [Fact]
    public void Shorten_EndlessName_IsCutBetweenCharacters()
    {
        SongNames.Shorten(new string('a', 10_000_000)).ShouldBe(new string('a', 59) + "…");
        SongNames.Shorten(string.Concat(Enumerable.Repeat("🎵", 100))).ShouldBe(string.Concat(Enumerable.Repeat("🎵", 29)) + "…");
        SongNames.Shorten(new string('a', 60)).ShouldBe(new string('a', 60));
    }

    private static string Name(string? path, SongTags tags) => SongNames.Of(new RankableSong(new SongId("0123456789abcdef"), path, tags));
}
