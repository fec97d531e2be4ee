using PredictPicks.Abstractions;
using PredictPicks.Selection.Ranking;

namespace PredictPicks.Selection.Tests.Ranking;

public sealed class TagMatcherTests
{
    [Fact]
    public void Match_SharedArtists_CountsEachPickOnce()
    {
        var matcher = Matcher(
            new SongTags { Artists = ["Air", "Beck"] },
            new SongTags { Artists = ["beck"] },
            new SongTags { Artists = ["Cher"] });
        matcher.Match(new SongTags { Artists = ["Air", "Beck"] }).ArtistPicks.ShouldBe(2);
        matcher.Match(new SongTags { Artists = ["Cher"] }).ArtistPicks.ShouldBe(1);
        matcher.Match(new SongTags { Artists = ["Dido"] }).ArtistPicks.ShouldBe(0);
    }

    [Fact]
    public void Match_AlbumArtist_CountsPicksBeyondTheArtists()
    {
        var matcher = Matcher(
            new SongTags { Artists = ["Air"], AlbumArtist = "Air" },
            new SongTags { Artists = ["Guest"], AlbumArtist = "Air" });
        var match = matcher.Match(new SongTags { Artists = ["Air"], AlbumArtist = "Air" });
        match.ArtistPicks.ShouldBe(1);
        match.AlbumArtistPicks.ShouldBe(1);
    }

    [Fact]
    public void Match_VariousArtists_AreNoMatch()
    {
        var tags = new SongTags { Artists = ["Various Artists"], AlbumArtist = "Various Artists" };
        Matcher(tags).Match(tags).ShouldBe(new TagMatch(0, 0, 0, -1, 0));
    }

    [Fact]
    public void Match_SameAlbumNameOfAnotherArtist_IsAnotherAlbum()
    {
        var matcher = Matcher(new SongTags { Artists = ["Air"], Album = "Greatest Hits" });
        matcher.Match(new SongTags { Artists = ["Cher"], Album = "Greatest Hits" }).AlbumPicks.ShouldBe(0);
        matcher.Match(new SongTags { Artists = ["Air"], Album = "greatest hits" }).AlbumPicks.ShouldBe(1);
    }

    [Fact]
    public void Match_Compilation_IsOneAlbumWhoeverPlays()
    {
        var matcher = Matcher(new SongTags { Artists = ["Air"], Album = "Now 42", AlbumArtist = "Various Artists" });
        var match = matcher.Match(new SongTags { Artists = ["Cher"], Album = "Now 42", AlbumArtist = "various artists" });
        match.AlbumPicks.ShouldBe(1);
        match.FirstAlbumPick.ShouldBe(0);
    }

    [Fact]
    public void Match_NoTags_NothingInCommon() =>
        Matcher(SongTags.None).Match(SongTags.None).ShouldBe(new TagMatch(0, 0, 0, -1, 0));

    private static TagMatcher Matcher(params SongTags[] picks)
    {
        var songs = picks.Select((tags, i) => new RankableSong(new SongId($"pick{i}"), null, tags)).ToList();
        return new TagMatcher(songs);
    }
}
