using PredictPicks.Abstractions;
using PredictPicks.Selection.Ranking;

namespace PredictPicks.Selection.Tests.Ranking;

public sealed class ArtistCreditsTests
{
    private readonly ArtistCredits _credits = new();

    [Fact]
    public void Artists_SameArtistTwice_IsCreditedOnce() =>
        Artists(new SongTags { Artists = ["Air", "AIR", "Beck"] }).Count.ShouldBe(2);

    [Fact]
    public void Artists_NoneOnTheSong_TakesTheAlbums() =>
        Artists(new SongTags { AlbumArtist = "Air" }).ShouldBe(Artists(new SongTags { Artists = ["Air"] }));

    [Theory]
    [InlineData("Various Artists")]
    [InlineData("various artists")]
    [InlineData("VA")]
    [InlineData("V.A.")]
    [InlineData("[unknown]")]
    [InlineData("Unknown Artist")]
    [InlineData("群星")]
    public void Artists_NameOfNobody_IsNoArtist(string name)
    {
        Artists(new SongTags { Artists = [name] }).ShouldBeEmpty();
        _credits.AlbumArtist(new SongTags { AlbumArtist = name }).ShouldBe(-1);
    }

    [Fact]
    public void Artists_NoTags_AreEmpty()
    {
        Artists(SongTags.None).ShouldBeEmpty();
        _credits.AlbumArtist(SongTags.None).ShouldBe(-1);
    }

    private List<int> Artists(SongTags tags)
    {
        var artists = new List<int> { 99 };
        _credits.Artists(tags, artists);
        return artists;
    }
}
