using PredictPicks.Abstractions;
using PredictPicks.TestHost.Hosting;
using PredictPicks.TestHost.Settings;
using PredictPicks.TestHost.Tests.Support;

namespace PredictPicks.TestHost.Tests.Settings;

public sealed class SettingsFileTests : IDisposable
{
    private readonly TemporaryFolder _store = new();

    public void Dispose() => _store.Dispose();

    [Fact]
    public void Read_NoFile_GivesTheDefaults()
    {
        var settings = SettingsFile.Read(_store.Path);

        settings.ShouldBe(new RunSettings());
        settings.ResultPlaylist.ShouldBe("Predicted picks");
        settings.Picks.From.ShouldBe(PicksSource.Automatic);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh")]
    public void Create_ThenUncomment_SaysEveryDefault(string language)
    {
        Language.Use(Language.Choose(language, System.Globalization.CultureInfo.InvariantCulture));
        SettingsFile.CreateIfMissing(_store.Path);
        SettingsFile.Read(_store.Path).ShouldBe(new RunSettings());

        var path = SettingsFile.PathIn(_store.Path);
        var lines = File.ReadAllLines(path).Where(line => line.Contains(" = ", StringComparison.Ordinal)).Select(line => line.TrimStart('#', ' ')).ToList();
        File.WriteAllLines(path, lines);

        lines.Count.ShouldBe(8);
        SettingsFile.Read(_store.Path).ShouldBe(new RunSettings() with
        {
            Picks = new PicksChoice { Playlist = "Picks" },
            NotPickedPlaylist = "Not picked",
        });
    }

    [Fact]
    public void Create_FileIsThere_StaysAsTheUserLeftIt()
    {
        var path = _store.File("settings.ini", "top = 7\n");

        SettingsFile.CreateIfMissing(_store.Path);

        File.ReadAllText(path).ShouldBe("top = 7\n");
    }

    [Fact]
    public void Read_EveryLine_IsUnderstoodWithSpacesCommentsAndSigns()
    {
        _store.File("settings.ini", "\uFEFF# mine\r\n picks-from=ratings \r\n\r\npicks-min-rating = 4.5\r\nresult-playlist = a = b # c\r\ntop = 1\r\nmax-per-artist = 0\r\ndiversity = 0.25\r\n");

        var settings = SettingsFile.Read(_store.Path);

        (settings.Picks.From, settings.Picks.MinRating).ShouldBe((PicksSource.Ratings, 4.5));
        settings.ResultPlaylist.ShouldBe("a = b # c");
        settings.Ranking.ShouldBe(new RankingOptions { Top = 1, MaxPerArtist = 0, Diversity = 0.25 });
    }

    [Theory]
    [InlineData("picks-from = somewhere")]
    [InlineData("picks-min-rating = 6")]
    [InlineData("picks-min-rating = -1")]
    [InlineData("picks-min-rating = 1e9")]
    [InlineData("top = 0")]
    [InlineData("top = 99999999999")]
    [InlineData("max-per-artist = -1")]
    [InlineData("diversity = 1.1")]
    [InlineData("diversity = 0,5")]
    [InlineData("diversity = NaN")]
    [InlineData("tpo = 3")]
    [InlineData("top =")]
    [InlineData("top")]
    public void Read_LineThatMeansNothing_IsNamed(string line)
    {
        _store.File("settings.ini", "# first\n" + line);

        var error = Should.Throw<PicksException>(() => SettingsFile.Read(_store.Path));

        error.Code.ShouldBe("settings-invalid");
        error.Message.ShouldContain("line 2");
        error.Message.ShouldContain(line);
    }

    [Fact]
    public void Over_NamedPlaylist_IsWhereThePicksAre()
    {
        var settings = new RunSettings { Picks = new PicksChoice { From = PicksSource.Ratings } };

        new RunOverrides { Picks = "Mine" }.Over(settings).Picks.ShouldBe(settings.Picks with { From = PicksSource.Playlist, Playlist = "Mine" });
        new RunOverrides { Picks = "Mine", PicksFrom = "automatic" }.Over(settings).Picks.From.ShouldBe(PicksSource.Automatic);
        new RunOverrides().Over(settings).ShouldBe(settings);
    }
}
