using System.Diagnostics;
using PredictPicks.Tests;

namespace PredictPicks.EndToEnd;

/// <summary>The whole flow in a real MPD with real music, seen through a user's own client.</summary>
public sealed class MpdTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly TempFolder _home = new();
    private readonly MpdServer _server = new();

    public MpdTests()
    {
        var music = SynthMusic.MakeLibrary(_home);
        foreach (var folder in Directory.GetDirectories(music))
        {
            Directory.Move(folder, Path.Combine(_server.Music, Path.GetFileName(folder)));
        }

        _server.Update();
    }

    public void Dispose()
    {
        _server.Dispose();
        _home.Dispose();
    }

    [Fact]
    public async Task Run_PicksAreAPlaylist_WritesTheBestSongsIntoAnother()
    {
        Save("精选", 1, 3, 5);

        var result = (await RunAsync("--top", "5")).ShouldExitWith(0);

        result.Error.ShouldContain("3 picks from the playlist 精选.");
        result.Output.ShouldContain("5 songs written to Predicted picks");
        Written().Take(3).ShouldBe(["Calm/Chord 2.mp3", "Calm/Chord 4.m4a", "Calm/Chord 6.wav"], ignoreOrder: true);

        // Replaced, never appended; and nothing is analysed twice.
        var again = (await RunAsync("--top", "2", "--result", "Predicted picks")).ShouldExitWith(0);
        again.Error.ShouldNotContain("analysed");
        Written().Length.ShouldBe(2);
        Lines("--format", "%file%", "playlist", "精选").Length.ShouldBe(3);
    }

    [Fact]
    public async Task Run_PicksAreRatingsOrTheQueue_AreUnderstood()
    {
        _server.Mpc("add", "Wild/Beat 1.flac", "Wild/Beat 3.ogg");
        (await RunAsync("--top", "1")).ShouldExitWith(0).Error.ShouldContain("2 picks: the songs that are selected.");
        Written().ShouldHaveSingleItem().ShouldStartWith("Wild/");

        _server.Mpc("sticker", "Calm/Chord 1.flac", "set", "rating", "10");
        _server.Mpc("sticker", "Wild/Beat 1.flac", "set", "rating", "4");
        (await RunAsync("--top", "1", "--picks-from", "ratings")).ShouldExitWith(0);
        Written().ShouldHaveSingleItem().ShouldStartWith("Calm/");
    }

    [Fact]
    public async Task Run_NoPicksAnywhere_SaysWhatToDoAndWritesNothing()
    {
        (await RunAsync()).ShouldExitWith(1).Error.ShouldContain("Make a playlist named Picks");

        Lines("lsplaylists").ShouldBeEmpty();
    }

    [Fact]
    public async Task Daemon_AskedByMpc_WritesThePlaylistAndTellsOfProgress()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "MPD's clients send signals to nobody.");
        Save("Picks", 1, 3, 5);
        var result = await PicksProgram.RunAsync(_home, DriveAsync, [.. Arguments, "--daemon", "--top", "3"]);

        result.ShouldExitWith(130).Error.ShouldContain("mpc sendmessage predict-picks go");
        Written().ShouldBe(["Calm/Chord 2.mp3", "Calm/Chord 4.m4a", "Calm/Chord 6.wav"], ignoreOrder: true);

        async Task DriveAsync(Process process, System.Text.StringBuilder error)
        {
            using var listener = _server.StartMpc("subscribe", "predict-picks-progress");
            await UntilAsync(() => _server.Mpc("channels").Split('\n').Length >= 3);

            _server.Mpc("sendmessage", "predict-picks", "go");
            _server.Mpc("sendmessage", "predict-picks", "go");
            List<string> heard = [];
            while (!heard.Any(line => line.StartsWith("9 songs ranked", StringComparison.Ordinal)))
            {
                heard.Add((await listener.StandardOutput.ReadLineAsync().WaitAsync(Patience)).ShouldNotBeNull(string.Join('\n', heard)));
            }

            listener.Kill();
            heard.ShouldContain(line => line.StartsWith("listing", StringComparison.Ordinal));
            heard.ShouldContain(line => line.Contains("under way already", StringComparison.Ordinal));
            heard.ShouldContain("3 songs written to the playlist Predicted picks.");
            await listener.WaitForExitAsync();

            using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
            await kill.WaitForExitAsync();
        }
    }

    private string[] Arguments => ["run", "predict-picks", "--host", "mpd", "--address", _server.Socket];

    private Task<ProgramResult> RunAsync(params string[] arguments) => PicksProgram.RunAsync(_home, [.. Arguments, .. arguments]);

    private string[] Written() => Lines("--format", "%file%", "playlist", "Predicted picks");

    private string[] Lines(params string[] arguments) => _server.Mpc(arguments).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Stores a playlist of chords as a user does, and leaves the queue empty.</summary>
    private void Save(string playlist, params int[] chords)
    {
        _server.Mpc(["add", .. chords.Select(number => "Calm/" + Path.GetFileName(Directory.GetFiles(Path.Combine(_server.Music, "Calm"), $"Chord {number}.*").Single()))]);
        _server.Mpc("save", playlist);
        _server.Mpc("clear");
    }

    private static async Task UntilAsync(Func<bool> isSo)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (!isSo())
        {
            await Task.Delay(50, limit.Token);
        }
    }
}
