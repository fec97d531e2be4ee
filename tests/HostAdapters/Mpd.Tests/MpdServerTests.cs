using PredictPicks.Abstractions;
using PredictPicks.HostAdapters.Contract;
using PredictPicks.HostAdapters.Mpd.Tests.Support;
using PredictPicks.Tests;

namespace PredictPicks.HostAdapters.Mpd.Tests;

/// <summary>A real server, seen also through a user's own client.</summary>
public sealed class MpdServerTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly Tones _tones = new();
    private readonly MpdServer _server = new();
    private readonly RecordingNotifications _notifications = new();

    public void Dispose()
    {
        _server.Dispose();
        _tones.Dispose();
    }

    [Fact]
    public async Task Replace_SeenByMpc_IsThePlaylistInOrderAndOthersAreUntouched()
    {
        var names = new[] { "b.mp3", "Ünï/夜 曲.flac", "a \"quoted\" \\ back.ogg" };
        var songs = names.Select(name => Song.FromPath(_server.Add(_tones.Of(Path.GetExtension(name)), name))).ToList();
        _server.Mpc("add", "b.mp3");
        _server.Mpc("save", "Mine");
        using var host = Open();

        (await host.Playlists.ReplaceAsync("Predicted picks", songs, CancellationToken.None)).ShouldBe("Predicted picks");

        Lines("--format", "%file%", "playlist", "Predicted picks").ShouldBe(names);
        Lines("lsplaylists").ShouldBe(["Mine", "Predicted picks"], ignoreOrder: true);
        Lines("--format", "%file%", "playlist", "Mine").ShouldBe(["b.mp3"]);
    }

    [Fact]
    public async Task Replace_SongsThatTheServerDoesNotHave_AreLeftOutAndCounted()
    {
        var one = _server.Add(_tones.Of(".mp3"), "one.mp3");
        var two = _server.Add(_tones.Of(".mp3"), "two.mp3");
        using var host = Open();

        await host.Playlists.ReplaceAsync(
            "p", [Song.FromPath(one), Song.FromPath(Path.Combine(_server.Music, "never.mp3")), Song.FromPath("/elsewhere/x.mp3"), Song.FromPath(two), new Song(new SongId("gone"), null, SongTags.None)], CancellationToken.None);

        Lines("--format", "%file%", "playlist", "p").ShouldBe(["one.mp3", "two.mp3"]);
        _notifications.Warnings.ShouldHaveSingleItem().Text.ShouldStartWith("3 songs that MPD does not have were left out of p.");
    }

    [Fact]
    public async Task Read_StreamsAndParts_AreNamedAndLeftOut()
    {
        _server.Add(_tones.Of(".flac"), "album.flac");
        await File.WriteAllTextAsync(Path.Combine(_server.Music, "album.cue"), "FILE \"album.flac\" WAVE\n  TRACK 01 AUDIO\n    INDEX 01 00:00:00\n  TRACK 02 AUDIO\n    INDEX 01 00:00:20\n");
        var song = _server.Add(_tones.Of(".mp3"), "song.mp3");
        _server.Mpc("add", "song.mp3", "album.cue/track0001", "http://radio.example/stream");
        _server.Mpc("save", "Mixed");
        using var host = Open();

        (await host.Playlists.ReadAsync("Mixed", CancellationToken.None)).ShouldBe([new SongReference(song)]);
        (await host.Library.GetSelectedSongsAsync(CancellationToken.None)).ShouldBe([new SongReference(song)]);
        (await host.Library.GetAllSongsAsync(null, CancellationToken.None)).ShouldHaveSingleItem().Path.ShouldBe(song);

        _notifications.Warnings.Select(warning => warning.Kind).ShouldBe(["entries-skipped", "queue-skipped", "songs-skipped"]);
        _notifications.Warnings[0].Text.ShouldStartWith("2 entries of the playlist Mixed are no files (such as album.cue/track0001)");
    }

    [Fact]
    public async Task GetAllSongs_RatingStickers_AreStars()
    {
        _server.Add(_tones.Of(".mp3"), "good.mp3");
        _server.Add(_tones.Of(".mp3"), "odd.mp3");
        _server.Mpc("sticker", "good.mp3", "set", "rating", "9");
        _server.Mpc("sticker", "odd.mp3", "set", "rating", "many");
        using var host = Open();

        var ratings = (await host.Library.GetAllSongsAsync(null, CancellationToken.None)).ToDictionary(song => Path.GetFileName(song.Path!), song => song.Rating);

        ratings.ShouldBe(new Dictionary<string, double?> { ["good.mp3"] = 4.5, ["odd.mp3"] = null }, ignoreOrder: true);
    }

    [Fact]
    public async Task Anything_ServerWasRestarted_GoesOn()
    {
        var song = _server.Add(_tones.Of(".mp3"), "one.mp3");
        using var host = Open();
        await host.Playlists.ReplaceAsync("p", [Song.FromPath(song)], CancellationToken.None);

        _server.Restart();

        (await host.Playlists.ReadAsync("p", CancellationToken.None)).ShouldBe([new SongReference(song)]);
    }

    [Fact]
    public async Task Password_FromTheAddress_IsSaid()
    {
        using var guarded = new MpdServer("s3cret");
        using var host = Hosts.Open(_notifications, "s3cret@" + guarded.Socket);

        (await host.Playlists.ListAsync(CancellationToken.None)).ShouldBeEmpty();
        Should.Throw<PicksException>(() => Hosts.Open(_notifications, "wrong@" + guarded.Socket)).Code.ShouldBe("password-wrong");
    }

    [Fact]
    public async Task Trigger_SentByMpc_IsHeardEvenAfterTheServerWasAway()
    {
        using var host = Open();
        var trigger = (ICommandTrigger)host;
        trigger.Invitation("predict-picks").Text.ShouldContain("mpc sendmessage predict-picks");

        var waiting = trigger.WaitAsync("predict-picks", CancellationToken.None);
        await UntilListeningAsync();
        _server.Mpc("sendmessage", "predict-picks", "go");
        (await waiting.WaitAsync(Patience)).ShouldBe(TriggerRequest.Run);

        waiting = trigger.WaitAsync("predict-picks", CancellationToken.None);
        _server.Restart();
        await UntilListeningAsync();
        _server.Mpc("sendmessage", "predict-picks", "Cancel");
        (await waiting.WaitAsync(Patience)).ShouldBe(TriggerRequest.Cancel);
    }

    [Fact]
    public async Task Trigger_AnotherProgramWaits_SaysSo()
    {
        using var host = Open();
        using var second = Open();
        using var end = new CancellationTokenSource();
        var waiting = ((ICommandTrigger)host).WaitAsync("predict-picks", end.Token);
        await UntilListeningAsync();

        (await Should.ThrowAsync<PicksException>(() => ((ICommandTrigger)second).WaitAsync("predict-picks", CancellationToken.None))).Code.ShouldBe("already-waiting");

        await end.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => waiting.WaitAsync(Patience));
    }

    private IHostPlayer Open() => Hosts.Open(_notifications, _server.Socket);

    private string[] Lines(params string[] arguments) => _server.Mpc(arguments).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private async Task UntilListeningAsync()
    {
        using var limit = new CancellationTokenSource(Patience);
        while (!_server.Mpc("channels").Contains("predict-picks", StringComparison.Ordinal))
        {
            await Task.Delay(20, limit.Token);
        }
    }
}
