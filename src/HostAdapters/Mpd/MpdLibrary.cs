using System.Globalization;
using PredictPicks.Abstractions;
using PredictPicks.HostAdapters.Mpd.Protocol;

namespace PredictPicks.HostAdapters.Mpd;

/// <summary>The server's songs, in pages, with the ratings that clients keep as stickers. Tags are left to the plug-in, which reads them from the files.</summary>
internal sealed class MpdLibrary(MpdClient client, MusicFolder folder, IHostNotifications notifications) : ISongLibrary
{
    /// <summary>Songs a page: 1 MB, an eighth of what a server lets wait by default.</summary>
    internal const int PageSize = 5000;

    /// <summary>Clients rate from 0 to 10: half stars.</summary>
    private const double StickersPerStar = 2;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Song>> GetAllSongsAsync(IProgress<JobProgress>? progress, CancellationToken cancellationToken)
    {
        var ratings = await ReadRatingsAsync(cancellationToken);
        Dictionary<string, Song> songs = new(StringComparer.Ordinal);
        var skipped = new SkippedSongs(folder);
        for (var (offset, count) = (0, PageSize); count == PageSize; offset += PageSize)
        {
            var uris = await ReadPageAsync(offset, cancellationToken);
            foreach (var uri in uris)
            {
                if (skipped.FileOf(uri) is { } path)
                {
                    songs.TryAdd(path, Song.FromPath(path) with { Rating = ratings.TryGetValue(uri, out var stars) ? stars : null });
                }
            }

            count = uris.Count;
            progress?.Report(new JobProgress(JobPhase.Listing, offset + count));
        }

        skipped.Say(notifications, "songs-skipped");
        return [.. songs.Values];
    }

    /// <summary>The queue: what stands for a selection here.</summary>
    public async Task<IReadOnlyList<SongReference>> GetSelectedSongsAsync(CancellationToken cancellationToken)
    {
        var skipped = new SkippedSongs(folder);
        var queue = Uris(await client.SendAsync(cancellationToken, "playlistinfo"));
        List<SongReference> songs = [.. queue.Select(skipped.ReferenceOf).OfType<SongReference>()];
        skipped.Say(notifications, "queue-skipped");
        return songs;
    }

    /// <summary>The songs from an offset on; fewer than a page at the end. Without tags, which would be most of the reply.</summary>
    private Task<List<string>> ReadPageAsync(int offset, CancellationToken cancellationToken) => client.UseAsync(
        async connection =>
        {
            await connection.SendAsync("tagtypes clear", cancellationToken);
            var window = string.Create(CultureInfo.InvariantCulture, $"{offset}:{offset + PageSize}");
            return Uris(await connection.SendAsync(MpdCommand.Line("find", "(base '')", "window", window), cancellationToken));
        },
        cancellationToken);

    /// <summary>Stars by song; empty where the server keeps no stickers, or not for us.</summary>
    private async Task<Dictionary<string, double>> ReadRatingsAsync(CancellationToken cancellationToken)
    {
        const string Sticker = "rating=";
        Dictionary<string, double> ratings = new(StringComparer.Ordinal);
        try
        {
            var uri = string.Empty;
            foreach (var pair in await client.SendAsync(cancellationToken, "sticker", "find", "song", string.Empty, "rating"))
            {
                if (pair.Name == "file")
                {
                    uri = pair.Value;
                }
                else if (pair.Value.StartsWith(Sticker, StringComparison.Ordinal)
                    && double.TryParse(pair.Value[Sticker.Length..], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value is > 0 and <= 10)
                {
                    ratings[uri] = value / StickersPerStar;
                }
            }
        }
        catch (MpdAckException)
        {
            // No sticker file, or no right to read it: there are no ratings then.
        }

        return ratings;
    }

    private static List<string> Uris(IReadOnlyList<MpdPair> reply) => [.. reply.Where(pair => pair.Name == "file").Select(pair => pair.Value)];
}
