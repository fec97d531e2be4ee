using PredictPicks.Abstractions;

namespace PredictPicks.HostAdapters.Folder.Library;

/// <summary>The audio files in folders. Tags and ids are left to the plug-in.</summary>
internal sealed class FolderLibrary(IReadOnlyList<string> folders, IHostNotifications notifications) : ISongLibrary
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<Song>> GetAllSongsAsync(IProgress<JobProgress>? progress, CancellationToken cancellationToken) =>
        Task.Run<IReadOnlyList<Song>>(
            () =>
            {
                var walker = new LibraryWalker(AudioFiles.Filter, notifications, progress, cancellationToken);
                return walker.Walk(folders).ConvertAll(Song.FromPath);
            },
            cancellationToken);

    /// <summary>A folder knows no selection.</summary>
    public Task<IReadOnlyList<SongReference>> GetSelectedSongsAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<IReadOnlyList<SongReference>>([]);
    }
}
