using System.Composition;
using PredictPicks.Abstractions;

namespace FakePlugin.Good;

/// <summary>A host for folders: every file in them is a song.</summary>
[Export(typeof(IHostPlayerProvider))]
public sealed class FakeFolderProvider : IHostPlayerProvider
{
    public string Name => "folder";

    public string Description => "Plain folders.";

    public IReadOnlyList<HostOption> Options { get; } =
    [
        new("library", "DIR", "Folders of music.", IsRequired: true, AllowsMultiple: true),
        new("colour", "NAME", "An option that only this host has."),
    ];

    public IHostPlayer Open(HostSettings settings, IHostNotifications notifications)
    {
        foreach (var folder in settings.GetAll("library"))
        {
            if (!Directory.Exists(folder))
            {
                throw new PicksException(Fake.Text("folder-missing", $"There is no folder {folder}."));
            }
        }

        if (settings.Get("colour") is { } colour)
        {
            notifications.Inform(Fake.Text("colour", $"The colour is {colour}."));
        }

        return new FakeFolderPlayer(settings.GetAll("library"), notifications);
    }
}

internal sealed class FakeFolderPlayer(IReadOnlyList<string> folders, IHostNotifications notifications) : IHostPlayer, ISongLibrary, IPlaylistStore
{
    public string Name => "folder";

    public ISongLibrary Library => this;

    public IPlaylistStore Playlists => this;

    public IHostNotifications Notifications => notifications;

    public Task<IReadOnlyList<Song>> GetAllSongsAsync(IProgress<JobProgress>? progress, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Song>>(
        [
            .. folders.SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)).Order(StringComparer.Ordinal).Select(Song.FromPath),
        ]);

    public Task<IReadOnlyList<SongReference>> GetSelectedSongsAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<SongReference>>([]);

    public Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<string>>([]);

    public async Task<IReadOnlyList<SongReference>> ReadAsync(string name, CancellationToken cancellationToken) => File.Exists(name)
        ? [.. (await File.ReadAllLinesAsync(name, cancellationToken)).Where(line => line.Length > 0 && line[0] != '#').Select(line => new SongReference(line))]
        : throw new PicksException(Fake.Text("playlist-missing", $"There is no playlist {name}."));

    public async Task<string> ReplaceAsync(string name, IReadOnlyList<Song> songs, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folders[0], name + ".list");
        await File.WriteAllLinesAsync(path, songs.Select(song => song.Path!), cancellationToken);
        return path;
    }

    public void Dispose()
    {
    }
}
