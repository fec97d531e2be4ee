using PredictPicks.Abstractions;
using PredictPicks.HostAdapters.Mpd.Protocol;

namespace PredictPicks.HostAdapters.Mpd;

/// <summary>The server's stored playlists.</summary>
internal sealed class MpdPlaylists(MpdClient client, MusicFolder folder, IHostNotifications notifications) : IPlaylistStore
{
    /// <summary>A playlist that is being written; other clients see it for a moment.</summary>
    private const string Unfinished = " (being written)";

    /// <summary>Songs a command list: 100 kB, far below the 2 MB that a server takes.</summary>
    private const int SongsPerList = 500;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken)
    {
        var reply = await client.SendAsync(cancellationToken, "listplaylists");
        return [.. reply.Where(pair => pair.Name == "playlist").Select(pair => pair.Value)];
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<SongReference>> ReadAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            var reply = await client.SendAsync(cancellationToken, "listplaylist", name);
            var skipped = new SkippedSongs(folder);
            List<SongReference> songs = [.. reply.Where(pair => pair.Name == "file").Select(pair => skipped.ReferenceOf(pair.Value)).OfType<SongReference>()];
            skipped.Say(notifications, "entries-skipped", name);
            return songs;
        }
        catch (MpdAckException refusal) when (refusal.Reason is MpdAckException.NoSuchThing)
        {
            throw new PicksException(MpdTexts.Word("playlist-missing", name), name, refusal);
        }
    }

    /// <inheritdoc/>
    /// <remarks>Written under another name and then renamed, so that a client never sees half of it.</remarks>
    public async Task<string> ReplaceAsync(string name, IReadOnlyList<Song> songs, CancellationToken cancellationToken)
    {
        if (name.Length == 0 || name.Contains('/', StringComparison.Ordinal))
        {
            throw new PicksException(MpdTexts.Word("playlist-name-invalid", name), name);
        }

        string[] uris = [.. songs.Select(song => folder.UriOf(song.Path)).OfType<string>().Where(MpdCommand.CanCarry)];
        var lines = uris.Select(uri => MpdCommand.Line("playlistadd", name + Unfinished, uri)).ToArray();
        var written = await client.UseAsync(connection => WriteAsync(connection, name, lines, cancellationToken), cancellationToken);
        if (written < songs.Count)
        {
            notifications.Warn(MpdTexts.Word("songs-not-written", songs.Count - written, name));
        }

        return name;
    }

    /// <returns>Songs written.</returns>
    private static async Task<int> WriteAsync(MpdConnection connection, string name, string[] lines, CancellationToken cancellationToken)
    {
        await ForgivingAsync(connection, "rm", name + Unfinished, cancellationToken);
        var written = 0;
        for (var next = 0; next < lines.Length;)
        {
            var list = lines.Skip(next).Take(SongsPerList).ToList();
            try
            {
                await connection.SendAsync($"command_list_begin\n{string.Join('\n', list)}\ncommand_list_end", cancellationToken);
                (written, next) = (written + list.Count, next + list.Count);
            }
            catch (MpdAckException refusal) when (refusal.Reason == MpdAckException.NoSuchThing)
            {
                // The server does not know this song any more; those before it are in, those after it follow.
                (written, next) = (written + refusal.Index, next + refusal.Index + 1);
            }
        }

        if (written == 0)
        {
            await ForgivingAsync(connection, "playlistclear", name, cancellationToken);
            return 0;
        }

        await ForgivingAsync(connection, "rm", name, cancellationToken);
        await connection.SendAsync(MpdCommand.Line("rename", name + Unfinished, name), cancellationToken);
        return written;
    }

    private static async Task ForgivingAsync(MpdConnection connection, string command, string name, CancellationToken cancellationToken)
    {
        try
        {
            await connection.SendAsync(MpdCommand.Line(command, name), cancellationToken);
        }
        catch (MpdAckException refusal) when (refusal.Reason == MpdAckException.NoSuchThing)
        {
            // There is no such playlist: all the better.
        }
    }
}
