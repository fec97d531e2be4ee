using PredictPicks.Abstractions;

namespace PredictPicks.HostAdapters.Remote;

/// <summary>The player's playlists.</summary>
internal sealed class RemotePlaylists(RemoteCalls calls, IHostNotifications notifications) : IPlaylistStore
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken)
    {
        var answer = await calls.AskAsync("host/playlists", new Nothing(), RemoteJson.Default.Nothing, RemoteJson.Default.PlaylistNames, cancellationToken);
        return answer.Playlists;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<SongReference>> ReadAsync(string name, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(name);
        var list = await calls.AskAsync("host/playlist.read", new PlaylistName(name), RemoteJson.Default.PlaylistName, RemoteJson.Default.SongList, cancellationToken);
        return SkippedEntries.References(list.Songs, notifications, "entries-skipped", name);
    }

    /// <inheritdoc/>
    public async Task<string> ReplaceAsync(string name, IReadOnlyList<Song> songs, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(songs);
        NewEntry[] entries = [.. songs.Where(song => song.Path is not null).Select(song => new NewEntry(song.Path!, song.Tags.Title, song.Tags.MainArtist))];
        var written = await calls.AskAsync(
            "host/playlist.replace", new NewPlaylist(name, entries), RemoteJson.Default.NewPlaylist, RemoteJson.Default.WrittenPlaylist, cancellationToken);
        if (entries.Length < songs.Count)
        {
            notifications.Warn(RemoteTexts.Word("songs-without-file", songs.Count - entries.Length, name));
        }

        return written.Place;
    }
}
