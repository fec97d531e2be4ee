using System.Diagnostics;
using System.Windows.Forms;
using PredictPicks.EndToEnd;

namespace PredictPicks.HostAdapters.MusicBee.Tests;

/// <summary>From the click to the playlist, with the real worker; and with workers that misbehave.</summary>
[Collection("MusicBee")]
[Trait("Category", "Slow")]
public sealed class MusicBeeJobTests : IDisposable
{
    private const string Result = "Predicted picks";
    private const string RealWorker = "exec \"$PICKS\" \"$@\"";

    private readonly FakeMusicBee _player = new();
    private readonly TempFolder _music = new();
    private readonly List<string> _said = [];

    public MusicBeeJobTests()
    {
        MessageBox.Answer = text =>
        {
            _said.Add(text);
            return DialogResult.No;
        };
        _player.Initialise();
    }

    public void Dispose()
    {
        _player.Dispose();
        _music.Dispose();
    }

    [Fact]
    public async Task Click_PlaylistOfPicks_WritesThePlaylistBestFirst()
    {
        FillLibrary();
        _player.InstallWorker(RealWorker);

        _player.Click("context.Main/Predict picks");
        await _player.UntilIdleAsync();

        var result = _player.Playlists[Result];
        result.ShouldBeSubsetOf(_player.Library);
        result.ShouldNotContain(song => _player.Playlists["Picks"].Contains(song));
        Path.GetFileName(result[0]).ShouldStartWith("Chord");
        _player.Playlists["Other"].ShouldBe([_player.Library[0]]);
        _player.Status.First().ShouldContain("starting");
        _player.Status.ShouldContain(text => text.Contains("Analysing", StringComparison.Ordinal));
        _player.Status.Last().ShouldContain("ranked by 3 picks");
    }

    [Fact]
    public async Task Click_NoPlaylistOfPicks_TakesTheSelectionAndReplacesTheResult()
    {
        FillLibrary();
        _player.Playlists.Clear();
        _player.Playlists[Result] = ["/old/one.mp3"];
        _player.Selected.AddRange(_player.Library.Where(song => Path.GetFileName(song).StartsWith("Beat", StringComparison.Ordinal)).Take(3));
        _player.InstallWorker(RealWorker);

        _player.Click("mnuTools/Predict picks");
        _player.Selected.Clear();
        await _player.UntilIdleAsync();

        _player.Playlists[Result].ShouldNotContain("/old/one.mp3");
        Path.GetFileName(_player.Playlists[Result][0]).ShouldStartWith("Beat");
    }

    [Fact]
    public async Task Click_AnyTime_ReturnsWithoutWaiting()
    {
        _player.InstallWorker("exec sleep 1000");
        _player.Click("mnuTools/Predict picks: stop"); // Loads the code.
        var clock = Stopwatch.StartNew();

        _player.Click("context.Main/Predict picks");
        _player.Click("context.Main/Predict picks");
        _player.Click("mnuTools/Predict picks: stop");
        _player.Call("ReceiveNotification", string.Empty, 47);

        // A worker that never answers would hold a waiting thread for 30 s; a second is not noticed on a loaded machine.
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(1));
        _player.Status.ShouldContain(text => text.Contains("already at work", StringComparison.Ordinal));
        await _player.UntilIdleAsync();
    }

    [Fact]
    public async Task Stop_WorkerHangs_EndsItAndSaysSo()
    {
        _player.InstallWorker("exec sleep 1000");
        _player.Click("context.Main/Predict picks");

        _player.Click("mnuTools/Predict picks: stop");
        await _player.UntilIdleAsync();

        _player.Status.Last().ShouldContain("stopped");
        _said.ShouldBeEmpty();
    }

    [Fact]
    public async Task Stop_WhileAnalysing_StopsAndKeepsWhatIsDone()
    {
        FillLibrary();
        _player.InstallWorker(RealWorker);
        _player.Click("context.Main/Predict picks");
        await _player.UntilAsync(() => _player.Status.Any(text => text.Contains("Analysing", StringComparison.Ordinal)));

        _player.Click("mnuTools/Predict picks: stop");
        await _player.UntilIdleAsync();

        _player.Status.Last().ShouldContain("stopped");
        _player.Playlists.ShouldNotContainKey(Result);
    }

    [Fact]
    public async Task Click_WorkerCrashesOnce_IsStartedAgain()
    {
        FillLibrary();
        _player.InstallWorker($"[ -e '{_player.Home}/crashed' ] || {{ touch '{_player.Home}/crashed'; exit 3; }}\n{RealWorker}");

        _player.Click("context.Main/Predict picks");
        await _player.UntilIdleAsync();

        _player.Status.ShouldContain(text => text.Contains("started again", StringComparison.Ordinal));
        _player.Playlists.ShouldContainKey(Result);
        _said.ShouldNotContain(text => text.Contains("gave up", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("exit 3")]
    [InlineData("echo 'garbage on the pipe, and no header'; exec sleep 1000")]
    [InlineData("printf 'Content-Length: 999999999\\r\\n\\r\\n'; exec sleep 1000")]
    [InlineData("printf 'Content-Length: 3\\r\\n\\r\\n{x}'; exec sleep 1000")]
    public async Task Click_WorkerIsBroken_SaysSoOnceWithTheLog(string script)
    {
        _player.InstallWorker(script);

        _player.Click("context.Main/Predict picks");
        await _player.UntilIdleAsync();

        _said.ShouldHaveSingleItem().ShouldMatch("gave up .*log");
    }

    [Fact]
    public async Task Click_HundredThousandSongsThatAreGone_EndsWithASentence()
    {
        _player.Library.AddRange(Enumerable.Range(0, 100_000).Select(i => $"/gone/{i:000000}.mp3"));
        _player.Playlists["Picks"] = [.. _player.Library.Take(50)];
        _player.InstallWorker(RealWorker);

        _player.Click("context.Main/Predict picks");
        await _player.UntilIdleAsync();

        _said.ShouldHaveSingleItem().Length.ShouldBeLessThan(5_000);
        _player.Playlists.ShouldNotContainKey(Result);
        _player.Traces.ShouldBeEmpty();
    }

    [Fact]
    public async Task Close_MidRun_EndsTheWorker()
    {
        FillLibrary();
        _player.InstallWorker($"echo $$ > '{_player.Home}/pid'\n{RealWorker}");
        _player.Click("context.Main/Predict picks");
        await _player.UntilAsync(() => _player.Status.Any(text => text.Contains("Analysing", StringComparison.Ordinal)));

        _player.Call("Close", 1);
        await _player.UntilIdleAsync();

        var pid = (await File.ReadAllTextAsync(Path.Combine(_player.Home, "pid"))).Trim();
        await _player.UntilAsync(() => !Directory.Exists($"/proc/{pid}"));
        _said.ShouldBeEmpty();
    }

    [Fact]
    public async Task Click_ResultIsAnAutoPlaylist_SaysSo()
    {
        FillLibrary();
        _player.InstallWorker($"mkdir -p '{_player.Home}/data/PredictPicks/musicbee'; echo 'result-playlist = Best (auto)' > '{_player.Home}/data/PredictPicks/musicbee/settings.ini'\n{RealWorker}");
        _player.Playlists["Best (auto)"] = [];

        _player.Click("context.Main/Predict picks");
        await _player.UntilIdleAsync();

        _said.ShouldHaveSingleItem().ShouldContain("auto-playlist");
        _player.Playlists["Best (auto)"].ShouldBeEmpty();
    }

    private void FillLibrary()
    {
        var folder = SynthMusic.MakeLibrary(_music);
        _player.Library.AddRange(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal));
        var odd = Path.Combine(folder, "夜曲 – Ünïcode 'n' #1.mp3");
        File.Move(_player.Library[^1], odd);
        _player.Library[^1] = odd;
        _player.Library.Add("http://radio.example/stream");
        _player.Playlists["Picks"] = [.. _player.Library.Where(song => Path.GetFileName(song).StartsWith("Chord", StringComparison.Ordinal)).Take(3)];
        _player.Playlists["Other"] = [_player.Library[0]];
    }
}
