using PredictPicks.Abstractions;
using PredictPicks.Selection.Ranking;

namespace PredictPicks.Selection.Tests.Ranking;

public sealed class ArtistCapTests
{
    [Fact]
    public void Apply_ArtistOverTheCap_MovesBehindRank100InOrder()
    {
        // Songs 0–9 by one artist, 10–199 by one artist each.
        var artists = Enumerable.Range(0, 200).Select(song => (string[])[song < 10 ? "Air" : $"Artist {song}"]).ToArray();
        var list = Apply(artists, top: 150, maxPerArtist: 3);
        list.Songs.Take(3).ShouldBe([0, 1, 2]);
        list.Songs.Take(100).ShouldBe([0, 1, 2, .. Enumerable.Range(10, 97)]);
        list.Songs.Skip(100).ShouldBe([3, 4, 5, 6, 7, 8, 9, .. Enumerable.Range(107, 43)]);
        list.LeftOut.ShouldBe(0);
    }

    [Fact]
    public void Apply_SpellingsOfOneArtist_CountTogether() =>
        Apply([["Björk"], ["BJÖRK"], [" bjo\u0308rk "], ["Air"]], top: 2, maxPerArtist: 1).Songs.ShouldBe([0, 3]);

    [Fact]
    public void Apply_SongBySeveralArtists_CountsForEach() =>
        Apply([["Air"], ["Air", "Beck"], ["Beck"], ["Cher", "Dido"], ["Dido"]], top: 3, maxPerArtist: 1).Songs.ShouldBe([0, 2, 3]);

    [Fact]
    public void Apply_NoArtist_IsNotCapped() =>
        Apply([[], [], [], ["Various Artists"], ["various artists"]], top: 5, maxPerArtist: 1).Songs.ShouldBe([0, 1, 2, 3, 4]);

    [Fact]
    public void Apply_ZeroCap_KeepsTheOrder() =>
        Apply([["Air"], ["Air"], ["Air"], ["Beck"]], top: 3, maxPerArtist: 0).Songs.ShouldBe([0, 1, 2]);

    [Fact]
    public void Apply_TooFewArtistsForTheList_EndsAndTellsHowManyAreLeftOut()
    {
        var list = Apply([["Air"], ["Air"], ["Beck"], ["Air"]], top: 10, maxPerArtist: 1);
        list.Songs.ShouldBe([0, 2]);
        list.LeftOut.ShouldBe(2);
    }

    [Fact]
    public void Apply_FewerSongsThanAsked_AllWithinTheCap_NothingIsLeftOut()
    {
        var list = Apply([["Air"], ["Beck"]], top: 10, maxPerArtist: 1);
        list.Songs.ShouldBe([0, 1]);
        list.LeftOut.ShouldBe(0);
    }

    private static CappedList Apply(string[][] artists, int top, int maxPerArtist) => ArtistCap.Apply(
        Enumerable.Range(0, artists.Length).ToArray(),
        song => new SongTags { Artists = artists[song] },
        new ArtistCredits(),
        new RankingOptions { Top = top, MaxPerArtist = maxPerArtist });
}
