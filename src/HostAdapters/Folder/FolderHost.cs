using PredictPicks.Abstractions;
using PredictPicks.HostAdapters.Folder.Library;
using PredictPicks.HostAdapters.Folder.Playlists;

namespace PredictPicks.HostAdapters.Folder;

/// <summary>Folders of music and playlist files. Holds nothing open between calls.</summary>
internal sealed class FolderHost(IReadOnlyList<string> libraryFolders, IHostNotifications notifications) : IHostPlayer
{
    /// <inheritdoc/>
    public string Name => FolderHostProvider.HostName;

    /// <inheritdoc/>
    public ISongLibrary Library { get; } = new FolderLibrary(libraryFolders, notifications);

    /// <inheritdoc/>
    public IPlaylistStore Playlists { get; } = new PlaylistStore(libraryFolders, notifications);

    /// <inheritdoc/>
    public IHostNotifications Notifications { get; } = notifications;

    /// <inheritdoc/>
    public void Dispose()
    {
        // No file or connection outlives a call.
    }
}
