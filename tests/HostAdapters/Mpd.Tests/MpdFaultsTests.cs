using PredictPicks.Abstractions;
using PredictPicks.HostAdapters.Contract;
using PredictPicks.HostAdapters.Mpd.Tests.Support;

namespace PredictPicks.HostAdapters.Mpd.Tests;

/// <summary>Servers that are not as they should be: each is one clear sentence, and none hangs.</summary>
public sealed class MpdFaultsTests : IDisposable
{
    private readonly FakeMpd _server = new();
    private readonly RecordingNotifications _notifications = new();
    private readonly string _music = Directory.CreateTempSubdirectory("mpd-music-").FullName;

    public void Dispose()
    {
        _server.Dispose();
        Directory.Delete(_music, recursive: true);
    }

    [Fact]
    public void Open_NobodyListens_SaysSo()
    {
        var address = _server.Address;
        _server.Dispose();

        var error = Should.Throw<PicksException>(() => Hosts.Open(_notifications, address, _music));

        (error.Code, error.Message.Contains(address, StringComparison.Ordinal)).ShouldBe(("server-unreachable", true));
    }

    [Theory]
    [InlineData("SSH-2.0-OpenSSH_9.2", "not-mpd")]
    [InlineData("OK MPD", "not-mpd")]
    [InlineData("OK MPD lots", "not-mpd")]
    [InlineData("OK MPD 0.20.0", "server-too-old")]
    public void Open_AnotherProtocolOrVersion_SaysSo(string greeting, string code)
    {
        _server.Greeting = greeting;

        Should.Throw<PicksException>(() => Hosts.Open(_notifications, _server.Address)).Code.ShouldBe(code);
    }

    [Fact]
    public void Open_WrongPassword_SaysSoWithoutSayingIt()
    {
        _server.Reply = command => command.StartsWith("password", StringComparison.Ordinal) ? "ACK [3@0] {password} incorrect password" : "OK";

        var error = Should.Throw<PicksException>(() => Hosts.Open(_notifications, "s3cret@" + _server.Address));

        error.Code.ShouldBe("password-wrong");
        error.ToString().ShouldNotContain("s3cret");
        _server.Commands.ShouldBe(["password \"s3cret\""]);
    }

    [Fact]
    public async Task Anything_NotPermitted_SaysThatAPasswordIsMissing()
    {
        _server.Reply = command => command == "listplaylists" ? "ACK [4@0] {listplaylists} you don't have permission for \"listplaylists\"" : "OK";
        using var host = Open();

        (await Should.ThrowAsync<PicksException>(() => host.Playlists.ListAsync(CancellationToken.None))).Code.ShouldBe("no-permission");
    }

    [Fact]
    public async Task Anything_ServerSaysNothingMore_EndsByItself()
    {
        _server.Reply = command => command == "config" ? "OK" : null;
        using var host = Open(patience: TimeSpan.FromMilliseconds(200));

        (await Should.ThrowAsync<PicksException>(() => host.Playlists.ListAsync(CancellationToken.None))).Code.ShouldBe("server-silent");
    }

    [Fact]
    public async Task Anything_ServerSaysNothingMore_CanBeCancelled()
    {
        _server.Reply = command => command == "config" ? "OK" : null;
        using var host = Open();
        using var cancel = new CancellationTokenSource(100);

        await Should.ThrowAsync<OperationCanceledException>(() => host.Library.GetAllSongsAsync(null, cancel.Token));
    }

    [Fact]
    public async Task Anything_ConnectionWasClosedMeanwhile_IsConnectedAnew()
    {
        var isQuiet = true;
        _server.Reply = command => command == "listplaylists" && isQuiet ? string.Empty : "playlist: a\nOK";
        using var host = Open();
        var listing = host.Playlists.ListAsync(CancellationToken.None);
        await Should.ThrowAsync<PicksException>(() => listing);
        _server.Connections.ShouldBe(2, "Once more, and no oftener.");

        isQuiet = false;
        (await host.Playlists.ListAsync(CancellationToken.None)).ShouldBe(["a"]);
    }

    [Fact]
    public async Task Replace_ServerGoesAwayInTheMiddle_IsDoneFromTheStart()
    {
        var songs = Enumerable.Range(0, 1200).Select(i => Song.FromPath(Path.Combine(_music, $"{i}.mp3"))).ToList();
        var lists = 0;
        _server.Reply = command => command.StartsWith("playlistadd", StringComparison.Ordinal) && ++lists == 2 ? string.Empty : "OK";
        using var host = Open();

        await host.Playlists.ReplaceAsync("Mine", songs, CancellationToken.None);

        _server.Connections.ShouldBe(2);
        var afterwards = _server.Commands.SkipWhile(command => !command.StartsWith("rm", StringComparison.Ordinal)).Skip(1).SkipWhile(command => !command.StartsWith("rm", StringComparison.Ordinal)).ToList();
        afterwards.SelectMany(command => command.Split('\n')).Count(command => command.StartsWith("playlistadd", StringComparison.Ordinal)).ShouldBe(1200);
        afterwards[^2..].ShouldBe(["rm \"Mine\"", "rename \"Mine (being written)\" \"Mine\""]);
    }

    [Fact]
    public async Task Replace_ServerRefuses_TheOldPlaylistStaysAndItSaysWhy()
    {
        _server.Reply = command => command.StartsWith("playlistadd", StringComparison.Ordinal) ? "ACK [51@0] {playlistadd} Stored playlist is too large" : "OK";
        using var host = Open();

        var error = await Should.ThrowAsync<PicksException>(() => host.Playlists.ReplaceAsync("Mine", [Song.FromPath(Path.Combine(_music, "a.mp3"))], CancellationToken.None));

        error.Message.ShouldContain("too large");
        _server.Commands.ShouldNotContain("rm \"Mine\"");
    }

    [Theory]
    [InlineData("")]
    [InlineData("a/b")]
    [InlineData("a\nclear")]
    public async Task Replace_ImpossibleName_IsRefusedBeforeAnythingIsSent(string name)
    {
        using var host = Open();
        var before = _server.Commands.Count;

        await Should.ThrowAsync<PicksException>(() => host.Playlists.ReplaceAsync(name, [Song.FromPath(Path.Combine(_music, "a.mp3"))], CancellationToken.None));

        _server.Commands.Count.ShouldBe(before);
    }

    [Theory]
    [InlineData("file")]
    [InlineData("no colon here")]
    [InlineData("")]
    public async Task Reply_LineThatIsNoPair_IsNoMpd(string line)
    {
        _server.Reply = command => command == "listplaylists" ? line + "\nOK" : "OK";
        using var host = Open();

        (await Should.ThrowAsync<PicksException>(() => host.Playlists.ListAsync(CancellationToken.None))).Code.ShouldBe("not-mpd");
    }

    [Fact]
    public async Task Reply_LineWithoutEnd_IsNoMpd()
    {
        _server.Reply = command => command == "listplaylists" ? new string('x', 3_000_000) + "\nOK" : "OK";
        using var host = Open();

        (await Should.ThrowAsync<PicksException>(() => host.Playlists.ListAsync(CancellationToken.None))).Code.ShouldBe("not-mpd");
    }

    [Fact]
    public async Task GetAllSongs_NoStickersForUs_GoesOnWithoutRatings()
    {
        _server.Reply = command => command.StartsWith("sticker", StringComparison.Ordinal) ? "ACK [5@0] {} unknown command \"sticker\"" : "OK";
        using var host = Open();

        (await host.Library.GetAllSongsAsync(null, CancellationToken.None)).ShouldBeEmpty();
    }

    /// <summary>MPD 0.24 says more about a song than 0.23: unknown lines are passed over.</summary>
    [Fact]
    public async Task GetAllSongs_NewerServer_IsUnderstood()
    {
        _server.Greeting = "OK MPD 0.24.0";
        _server.Reply = command => command.StartsWith("find", StringComparison.Ordinal)
            ? "file: a: b.mp3\nLast-Modified: 2026-01-01T00:00:00Z\nAdded: 2026-01-01T00:00:00Z\nFormat: 44100:16:2\nduration: 1.0\ndirectory: x\nfile: 夜曲.flac\nOK"
            : "OK";
        using var host = Open();

        (await host.Library.GetAllSongsAsync(null, CancellationToken.None)).Select(song => Path.GetFileName(song.Path)).ShouldBe(["a: b.mp3", "夜曲.flac"]);
    }

    [Fact]
    public async Task GetAllSongs_ManyPages_AreAskedForUntilOneIsNotFull()
    {
        _server.Reply = command => command.StartsWith("find", StringComparison.Ordinal)
            ? string.Concat(Enumerable.Range(Offset(command), Math.Min(MpdLibrary.PageSize, 12_345 - Offset(command))).Select(i => $"file: {i}.mp3\n")) + "OK"
            : "OK";
        using var host = Open();

        var songs = await host.Library.GetAllSongsAsync(null, CancellationToken.None);

        songs.Select(song => song.Path).ShouldBe(Enumerable.Range(0, 12_345).Select(i => Path.Combine(_music, $"{i}.mp3")));
        _server.Commands.Count(command => command.StartsWith("find", StringComparison.Ordinal)).ShouldBe(3);
    }

    [Fact]
    public void Open_FolderIsNowhereToBeFound_SaysHowToNameIt()
    {
        _server.Reply = command => command == "config" ? "ACK [4@0] {config} Command only permitted to local clients" : "OK";

        // Another machine's address, as far as its spelling goes: what this machine's mpd.conf says is none of its business.
        var elsewhere = _server.Address.Replace("127.0.0.1", "0.0.0.0", StringComparison.Ordinal);
        Should.Throw<PicksException>(() => Hosts.Open(_notifications, elsewhere)).Code.ShouldBe("music-folder-unknown");
        Should.Throw<PicksException>(() => Hosts.Open(_notifications, _server.Address, Path.Combine(_music, "nowhere"))).Code.ShouldBe("music-folder-missing");
    }

    [Fact]
    public async Task Open_FolderOnlyInTheUsersMpdConf_IsFoundThere()
    {
        _server.Reply = command => command switch
        {
            "config" => "ACK [4@0] {config} Command only permitted to local clients",
            _ when command.StartsWith("find", StringComparison.Ordinal) => "file: a.mp3\nOK",
            _ => "OK",
        };
        var home = Directory.CreateDirectory(Path.Combine(_music, "home")).FullName;
        Directory.CreateDirectory(Path.Combine(home, "Songs"));
        Directory.CreateDirectory(Path.Combine(home, ".config", "mpd"));
        await File.WriteAllTextAsync(Path.Combine(home, ".config", "mpd", "mpd.conf"), "# music_directory \"/wrong\"\nport \"6600\"\n  music_directory\t\"~/Songs\"\n");

        using var host = Hosts.Open(_notifications, _server.Address, variable: name => name == "HOME" ? home : null);

        (await host.Library.GetAllSongsAsync(null, CancellationToken.None)).ShouldHaveSingleItem().Path.ShouldBe(Path.Combine(home, "Songs", "a.mp3"));
    }

    private IHostPlayer Open(TimeSpan? patience = null) => Hosts.Open(_notifications, _server.Address, _music, patience);

    private static int Offset(string command) => int.Parse(command.Split('"')[^2].Split(':')[0], System.Globalization.CultureInfo.InvariantCulture);
}
