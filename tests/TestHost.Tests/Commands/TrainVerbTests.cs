using PredictPicks.TestHost.Tests.Support;

namespace PredictPicks.TestHost.Tests.Commands;

public sealed class TrainVerbTests : IDisposable
{
    private readonly Picks _picks = new();

    public void Dispose() => _picks.Dispose();

    [Fact]
    public async Task Train_Done_SaysWhatWasComparedAndWhereTheModelIs()
    {
        var songs = _picks.AddSongs("artist/song.mp3", "artist/other.mp3");

        var outcome = await _picks.RunAsync("train", "--library", _picks.Library, "--picks", _picks.AddList(songs[0]));

        outcome.ExitCode.ShouldBe(0, outcome.Error);
        outcome.Out.ShouldContain("It was trained.");
        outcome.Out.ShouldContain("fake: a hidden pick is ahead of another song 90.0 % of the time; gain 0.500, +0.100 ± 0.020 beside the nearest pick");
        outcome.Out.ShouldContain("manifest.json");
    }

    [Fact]
    public async Task Explain_Pick_SaysPlaceReasonsAndSum()
    {
        var songs = _picks.AddSongs("artist/song.mp3", "artist/other.mp3");

        var outcome = await _picks.RunAsync("explain", songs[0], "--library", _picks.Library, "--picks", _picks.AddList(songs[0]));

        outcome.ExitCode.ShouldBe(0, outcome.Error);
        outcome.Out.ShouldContain("explained: rank 2 of 9 by fake 1, score 0.750");
        outcome.Out.ShouldContain("one of your picks");
        outcome.Out.ShouldContain("It is another pick's recording.");
        outcome.Out.ShouldContain("12.5 %");
        outcome.Out.ShouldContain("closest to a pick (+1.000)");
        outcome.Out.ShouldContain("farness: −0.250");
    }
}
