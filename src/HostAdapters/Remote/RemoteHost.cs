using PredictPicks.Abstractions;

namespace PredictPicks.HostAdapters.Remote;

/// <summary>A player that answers calls. Holds nothing: the pipe is the program's.</summary>
internal sealed class RemoteHost(IHostShim shim, IHostNotifications notifications) : IHostPlayer
{
    /// <inheritdoc/>
    public string Name => shim.HostName;

    /// <inheritdoc/>
    public ISongLibrary Library { get; } = new RemoteLibrary(new RemoteCalls(shim), notifications);

    /// <inheritdoc/>
    public IPlaylistStore Playlists { get; } = new RemotePlaylists(new RemoteCalls(shim), notifications);

    /// <inheritdoc/>
    public IHostNotifications Notifications => notifications;

    /// <inheritdoc/>
    public void Dispose()
    {
        // The pipe outlives every job.
    }
}
