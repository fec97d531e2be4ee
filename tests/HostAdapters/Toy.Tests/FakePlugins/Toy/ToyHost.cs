using PredictPicks.Abstractions;

namespace PredictPicks.HostAdapters.Toy;

/// <summary>The player and its parts: translates, and owns nothing else.</summary>
public sealed class ToyHost(string folder, IHostNotifications notifications) : IHostPlayer, ISongLibrary, IPlaylistStore
{
    /// <inheritdoc/>
    public string Name => "toy";

    /// <inheritdoc/>
    public ISongLibrary Library => this;

    /// <inheritdoc/>
    public IPlaylistStore Playlists => this;

    /// <inheritdoc/>
    public IHostNotifications Notifications => notifications;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Song>> GetAllSongsAsync(IProgress<JobProgress>? progress, CancellationToken cancellationToken) =>
        [.. (await File.ReadAllLinesAsync(Path.Combine(folder, "library.txt"), cancellationToken)).Distinct(StringComparer.Ordinal).Select(Song.FromPath)];

    /// <inheritdoc/>
    public Task<IReadOnlyList<SongReference>> GetSelectedSongsAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<SongReference>>(cancellationToken.IsCancellationRequested ? throw new OperationCanceledException(cancellationToken) : []);

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<IReadOnlyList<string>>([.. Directory.GetFiles(folder, "*.list").Select(file => Path.GetFileNameWithoutExtension(file)!)]);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<SongReference>> ReadAsync(string name, CancellationToken cancellationToken) => File.Exists(FileOf(name))
        ? [.. (await File.ReadAllLinesAsync(FileOf(name), cancellationToken)).Select(path => new SongReference(path))]
        : throw new PicksException(new UserText("playlist-missing", [name], $"There is no playlist {name}."), name);

    /// <inheritdoc/>
    public async Task<string> ReplaceAsync(string name, IReadOnlyList<Song> songs, CancellationToken cancellationToken)
    {
        var unfinished = FileOf(name) + ".new";
        await File.WriteAllLinesAsync(unfinished, songs.Select(song => song.Path).OfType<string>(), cancellationToken);
        File.Move(unfinished, FileOf(name), overwrite: true);
        return name;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // Nothing is held open.
    }

    private string FileOf(string name) => Path.Combine(folder, name + ".list");
}
