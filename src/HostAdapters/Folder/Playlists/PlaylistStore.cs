using PredictPicks.Abstractions;
using PredictPicks.HostAdapters.Folder.Library;

namespace PredictPicks.HostAdapters.Folder.Playlists;

/// <summary>Playlist files. A playlist's name is its path; a folder is read as the list of all songs in it.</summary>
internal sealed class PlaylistStore(IReadOnlyList<string> libraryFolders, IHostNotifications notifications) : IPlaylistStore
{
    private readonly PlaylistReader _reader = new(libraryFolders, notifications);
    private readonly PlaylistWriter _writer = new(libraryFolders, notifications);

    /// <summary>Absolute paths of the playlist files in the library's folders.</summary>
    public Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken) =>
        Task.Run<IReadOnlyList<string>>(
            () =>
            {
                var walker = new LibraryWalker(PlaylistFormats.Filter, notifications, progress: null, cancellationToken);
                return walker.Walk(libraryFolders);
            },
            cancellationToken);

    /// <inheritdoc/>
    /// <remarks>
    /// A relative name starts from the current folder, as everything that is typed on a command line does; what is not there is looked
    /// for where
    /// <see cref="ReplaceAsync"/> would have written it.
    /// </remarks>
    public Task<IReadOnlyList<SongReference>> ReadAsync(string name, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Task.Run(() => Read(name, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    /// <remarks>A relative name starts from the first library folder; a name without a playlist's extension gets <c>.m3u8</c>.</remarks>
    public Task<string> ReplaceAsync(string name, IReadOnlyList<Song> songs, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(songs);
        return Task.Run(() => _writer.Replace(name, songs, cancellationToken), cancellationToken);
    }

    private IReadOnlyList<SongReference> Read(string name, CancellationToken cancellationToken)
    {
        var path = Places(name).FirstOrDefault(Path.Exists) ?? throw new PicksException(FolderTexts.Word("playlist-missing", name), name);
        if (!Directory.Exists(path))
        {
            return _reader.Read(path, cancellationToken);
        }

        var walker = new LibraryWalker(AudioFiles.Filter, notifications, progress: null, cancellationToken);
        return walker.Walk([path]).ConvertAll(song => new SongReference(song));
    }

    private IEnumerable<string> Places(string name)
    {
        var folders = new[] { (string?)null }.Concat(libraryFolders);
        return new[] { name, name + PlaylistFormats.DefaultExtension }
            .SelectMany(spelling => folders.Select(folder => PathNames.TryGetFullPath(spelling, folder)))
            .OfType<string>()
            .Select(Path.TrimEndingDirectorySeparator);
    }
}
