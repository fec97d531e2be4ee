using PredictPicks.Abstractions;
using PredictPicks.HostAdapters.Mpd.Protocol;

namespace PredictPicks.HostAdapters.Mpd;

/// <summary>A Music Player Daemon, over at most three connections: for commands, for news, and for what its users ask.</summary>
internal sealed class MpdHost(MpdClient client, MusicFolder folder, MpdNotifications notifications, TimeSpan patience) : IHostPlayer, ICommandTrigger
{
    private readonly MpdTrigger _trigger = new(client.Address, patience, notifications);

    /// <inheritdoc/>
    public string Name => MpdHostProvider.HostName;

    /// <inheritdoc/>
    public ISongLibrary Library { get; } = new MpdLibrary(client, folder, notifications);

    /// <inheritdoc/>
    public IPlaylistStore Playlists { get; } = new MpdPlaylists(client, folder, notifications);

    /// <inheritdoc/>
    public IHostNotifications Notifications => notifications;

    /// <inheritdoc/>
    public UserText Invitation(string commandId) => MpdTexts.Word("invitation", commandId, MpdNotifications.Channel);

    /// <inheritdoc/>
    public Task<TriggerRequest> WaitAsync(string commandId, CancellationToken cancellationToken) => _trigger.WaitAsync(commandId, cancellationToken);

    /// <inheritdoc/>
    public void Dispose()
    {
        _trigger.Dispose();
        notifications.Dispose();
        client.Dispose();
    }
}
