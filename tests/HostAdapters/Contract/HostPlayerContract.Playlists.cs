using PredictPicks.Abstractions;

namespace PredictPicks.HostAdapters.Contract;

/// <content>The playlists.</content>
public abstract partial class HostPlayerContract
{
    [Fact]
    public async Task Replace_ThenRead_GivesTheSameSongsInOrder()
    {
        string[] paths = [AddSong("b.mp3"), AddSong("夜曲.flac"), AddSong("a, 100% & \"more\" #1;.mp3"), AddSong("Ünïcode é.ogg"), AddSong("😀.opus")];
        using var host = Open(Notifications);

        await host.Playlists.ReplaceAsync("round trip", [.. paths.Select(Song.FromPath)], CancellationToken.None);
        var read = await host.Playlists.ReadAsync("round trip", CancellationToken.None);

        read.Select(entry => entry.Path).ShouldBe(paths);
        Notifications.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public async Task Replace_NameIsNotAscii_CanBeReadByThatName()
    {
        var path = AddSong("one.mp3");
        using var host = Open(Notifications);

        await host.Playlists.ReplaceAsync("精选 – Größtes", [Song.FromPath(path)], CancellationToken.None);

        var entry = (await host.Playlists.ReadAsync("精选 – Größtes", CancellationToken.None)).ShouldHaveSingleItem();
        entry.Path.ShouldBe(path);
    }

    [Fact]
    public async Task Replace_ExistingPlaylist_IsReplacedAsAWhole()
    {
        string[] paths = [AddSong("one.mp3"), AddSong("two.mp3"), AddSong("three.mp3")];
        using var host = Open(Notifications);
        await host.Playlists.ReplaceAsync("picks", [Song.FromPath(paths[0]), Song.FromPath(paths[1])], CancellationToken.None);

        await host.Playlists.ReplaceAsync("picks", [Song.FromPath(paths[2])], CancellationToken.None);

        var read = await host.Playlists.ReadAsync("picks", CancellationToken.None);
        read.Select(entry => entry.Path).ShouldBe([paths[2]]);
        (await host.Playlists.ListAsync(CancellationToken.None)).Count(name => name.Contains("picks", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task Replace_NoSongs_LeavesAnEmptyPlaylist()
    {
        var path = AddSong("one.mp3");
        using var host = Open(Notifications);
        await host.Playlists.ReplaceAsync("picks", [Song.FromPath(path)], CancellationToken.None);

        await host.Playlists.ReplaceAsync("picks", [], CancellationToken.None);

        (await host.Playlists.ReadAsync("picks", CancellationToken.None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Read_EntryWhoseFileIsGone_IsStillThere()
    {
        string[] paths = [AddSong("stays.mp3"), AddSong("goes.mp3"), AddSong("gëht.mp3")];
        using var host = Open(Notifications);
        await host.Playlists.ReplaceAsync("picks", [.. paths.Select(Song.FromPath)], CancellationToken.None);

        RemoveSong(paths[1]);
        RemoveSong(paths[2]);
        var read = await host.Playlists.ReadAsync("picks", CancellationToken.None);

        read.Select(entry => entry.Path).ShouldBe(paths);
    }

    [Fact]
    public async Task List_EveryName_CanBeRead()
    {
        var path = AddSong("one.mp3");
        using var host = Open(Notifications);
        await host.Playlists.ReplaceAsync("first", [Song.FromPath(path)], CancellationToken.None);
        await host.Playlists.ReplaceAsync("second", [Song.FromPath(path)], CancellationToken.None);

        var names = await host.Playlists.ListAsync(CancellationToken.None);

        names.Count.ShouldBeGreaterThanOrEqualTo(2);
        names.ShouldBeUnique();
        foreach (var name in names)
        {
            await host.Playlists.ReadAsync(name, CancellationToken.None);
        }
    }

    [Fact]
    public async Task Read_UnknownPlaylist_IsAnErrorThatNamesIt()
    {
        AddSong("one.mp3");
        using var host = Open(Notifications);

        var error = await Should.ThrowAsync<PicksException>(() => host.Playlists.ReadAsync("nowhere to be found", CancellationToken.None));

        error.Message.ShouldContain("nowhere to be found");
        error.Code.ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task Playlists_CancelledToken_Throws()
    {
        var song = Song.FromPath(AddSong("one.mp3"));
        using var host = Open(Notifications);
        await host.Playlists.ReplaceAsync("picks", [song], CancellationToken.None);
        var cancelled = new CancellationToken(canceled: true);

        await Should.ThrowAsync<OperationCanceledException>(() => host.Playlists.ListAsync(cancelled));
        await Should.ThrowAsync<OperationCanceledException>(() => host.Playlists.ReadAsync("picks", cancelled));
        await Should.ThrowAsync<OperationCanceledException>(() => host.Playlists.ReplaceAsync("picks", [], cancelled));
        (await host.Playlists.ReadAsync("picks", CancellationToken.None)).Count.ShouldBe(1);
    }
}
