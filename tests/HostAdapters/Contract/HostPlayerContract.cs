using PredictPicks.Abstractions;

namespace PredictPicks.HostAdapters.Contract;

/// <summary>
/// What every host must do. A host's test project derives from this, saying how to open the player and how its user would add and remove
/// a song; each test gets a
/// player of its own, with an empty library and no playlists.
/// </summary>
public abstract partial class HostPlayerContract
{
    /// <summary>What the host said.</summary>
    protected RecordingNotifications Notifications { get; } = new();

    /// <summary>Opens the player; whoever calls disposes it.</summary>
    protected abstract IHostPlayer Open(IHostNotifications notifications);

    /// <summary>Adds a song to the player's library.</summary>
    /// <param name="fileName">With its extension; need not be ASCII.</param>
    /// <returns>The absolute path, as the host will give it.</returns>
    protected abstract string AddSong(string fileName);

    /// <summary>Takes a song's file away.</summary>
    /// <param name="path">What <see cref="AddSong"/> returned.</param>
    protected abstract void RemoveSong(string path);

    [Fact]
    public void Name_OfAnyHost_IsFitForAFolderAndAnOption()
    {
        using var host = Open(Notifications);

        host.Name.ShouldMatch("^[a-z][a-z0-9-]*$");
    }

    [Fact]
    public async Task GetAllSongs_EachFile_IsListedOnceByItsAbsolutePath()
    {
        string[] added = [AddSong("one.mp3"), AddSong("two.flac"), AddSong("夜曲 – Ünïcode.mp3")];
        using var host = Open(Notifications);

        var songs = await host.Library.GetAllSongsAsync(null, CancellationToken.None);

        songs.Select(song => song.Path).ShouldBe(added, ignoreOrder: true);
        songs.ShouldAllBe(song => song.Path != null && Path.IsPathFullyQualified(song.Path));
    }

    [Fact]
    public async Task GetAllSongs_AskedAgain_GivesTheSameOrder()
    {
        for (var i = 0; i < 20; i++)
        {
            AddSong($"{i * 7 % 20} song.mp3");
        }

        using var host = Open(Notifications);
        using var other = Open(Notifications);

        var first = await host.Library.GetAllSongsAsync(null, CancellationToken.None);
        var again = await host.Library.GetAllSongsAsync(null, CancellationToken.None);
        var fromOther = await other.Library.GetAllSongsAsync(null, CancellationToken.None);

        first.Count.ShouldBe(20);
        again.Select(song => song.Path).ShouldBe(first.Select(song => song.Path));
        fromOther.Select(song => song.Path).ShouldBe(first.Select(song => song.Path));
    }

    [Fact]
    public async Task GetAllSongs_AddedAfterOpening_AreSeen()
    {
        AddSong("old.mp3");
        using var host = Open(Notifications);
        await host.Library.GetAllSongsAsync(null, CancellationToken.None);

        var added = AddSong("new.mp3");
        var songs = await host.Library.GetAllSongsAsync(null, CancellationToken.None);

        songs.Select(song => song.Path).ShouldContain(added);
    }

    [Fact]
    public async Task Library_CancelledToken_Throws()
    {
        AddSong("one.mp3");
        using var host = Open(Notifications);
        var cancelled = new CancellationToken(canceled: true);

        await Should.ThrowAsync<OperationCanceledException>(() => host.Library.GetAllSongsAsync(null, cancelled));
        await Should.ThrowAsync<OperationCanceledException>(() => host.Library.GetSelectedSongsAsync(cancelled));
    }

    [Fact]
    public async Task GetSelectedSongs_NothingSelected_IsEmpty()
    {
        AddSong("one.mp3");
        using var host = Open(Notifications);

        (await host.Library.GetSelectedSongsAsync(CancellationToken.None)).ShouldBeEmpty();
    }

    [Fact]
    public void Notifications_OddTexts_DoNotThrow()
    {
        using var host = Open(Notifications);
        UserText[] texts = [new("odd", [], string.Empty), new("odd", ["{0}"], "{0} \u0007 \ud83d\ude00 \n %s"), new("odd", [], new string('x', 100_000))];

        foreach (var text in texts)
        {
            Should.NotThrow(() =>
            {
                host.Notifications.Inform(text);
                host.Notifications.Warn(text);
                host.Notifications.Fail(text);
            });
        }

        Should.NotThrow(() => host.Notifications.Report(new JobProgress(JobPhase.Analysing, 3)));
        Should.NotThrow(() => host.Notifications.Report(new JobProgress(JobPhase.Ranking, 5, 3, "more than all", double.NaN, TimeSpan.MaxValue)));
    }

    [Fact]
    public void Dispose_Twice_DoesNothingMore()
    {
        var host = Open(Notifications);
        host.Dispose();

        Should.NotThrow(host.Dispose);
    }
}
