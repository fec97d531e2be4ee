using System.Globalization;
using PredictPicks.Abstractions;

namespace PredictPicks.Selection.Tests.Ranking;

public sealed class ReasonsTests
{
    private static readonly SongTags Talisman = new() { Title = "Talisman", Artists = ["Air"], Album = "Moon Safari", Genres = ["Electronic", "Pop"] };

    [Fact]
    public void Reasons_EverythingMatches_StrongestFirstInPlainWords()
    {
        var prediction = new RankingLibrary()
            .Pick("p1", 1, Talisman)
            .Pick("p2", 0.2, new SongTags { Title = "Guest", Artists = ["Beck"], AlbumArtist = "Air" })
            .Song("a", 0.91, new SongTags { Artists = ["air"], AlbumArtist = "AIR", Album = "Moon Safari", Genres = ["pop", "Disco", "electronic"] })
            .Predict();
        prediction.ReasonTexts("a").ShouldBe(
        [
            "closest to your pick “Talisman” by Air (0.91)",
            "same artist as 1 of your picks",
            "same album artist as 1 of your picks",
            "shares genres with your picks: pop, electronic",
            "same album as your pick “Talisman” by Air",
        ]);
        prediction.Candidates[0].Reasons[0].SongId.ShouldBe(new SongId("p1"));
        prediction.Candidates[0].Reasons[^1].SongId.ShouldBe(new SongId("p1"));
    }

    [Fact]
    public void Reasons_SeveralPicksOfArtistAndAlbum_AreCounted()
    {
        var prediction = new RankingLibrary().Pick("p1", 1, Talisman).Pick("p2", 1, Talisman).Pick("p3", 1, Talisman)
            .Song("a", 0.5, Talisman with { Genres = ["Pop"] })
            .Predict();
        prediction.ReasonTexts("a").ShouldBe(
        [
            "closest to your pick “Talisman” by Air (0.50)",
            "nearly as close to 2 more of your picks",
            "same artist as 3 of your picks",
            "same album as 3 of your picks",
            "shares a genre with your picks: Pop",
        ]);
    }

    [Fact]
    public void Reasons_SoundOppositeButArtistMatches_TellTheArtistAlone()
    {
        var prediction = new RankingLibrary().Pick("p", 1, Talisman).Song("a", -0.8, new SongTags { Artists = ["Air"] }).Predict();
        prediction.ReasonKinds("a").ShouldBe(["same-artist"]);
    }

    [Fact]
    public void Reasons_NothingSpeaksForIt_SayThat()
    {
        var prediction = new RankingLibrary().Pick("p", 1, Talisman).Song("a", -0.8).Predict();
        prediction.ReasonTexts("a").ShouldBe(["unlike your picks: even the closest, “Talisman” by Air, is far away (-0.80)"]);
        prediction.Candidates[0].Reasons[0].Contribution.ShouldBe(-0.64, 1e-6);
    }

    [Fact]
    public void Reasons_LowBitrate_IsNoReason()
    {
        var prediction = new RankingLibrary().Pick("p").Song("a", 0.5, new SongTags { BitrateKbps = 32, DurationSeconds = 3 }).Predict();
        prediction.ReasonKinds("a").ShouldBe(["nearest-pick"]);
    }

    [Fact]
    public void Reasons_ChineseUser_ReadsChinese()
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-CN");
            new RankingLibrary().Pick("p", 1, Talisman).Song("a", 0.91).Predict().ReasonTexts("a")
                .ShouldBe(["与你精选的Air的《Talisman》最接近（0.91）"]);
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
