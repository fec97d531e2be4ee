using PredictPicks.Abstractions;

namespace PredictPicks.HostAdapters.Remote;

/// <summary>The player's songs, in pages, with what it knows about them.</summary>
internal sealed class RemoteLibrary(RemoteCalls calls, IHostNotifications notifications) : ISongLibrary
{
    /// <summary>Songs a page: 300 kB with full tags, a few milliseconds of any player's time.</summary>
    private const int PageSize = 1000;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Song>> GetAllSongsAsync(IProgress<JobProgress>? progress, CancellationToken cancellationToken)
    {
        Dictionary<string, Song> songs = new(FilePaths.Comparer);
        var skipped = new SkippedEntries();
        for (int offset = 0, total = 1; offset < total;)
        {
            var page = await calls.AskAsync("host/songs", new PageRequest(offset, PageSize), RemoteJson.Default.PageRequest, RemoteJson.Default.SongPage, cancellationToken);
            foreach (var song in page.Songs)
            {
                if (!FilePaths.IsFile(song.Path))
                {
                    skipped.Add(song.Path);
                }
                else if (!songs.ContainsKey(song.Path))
                {
                    songs.Add(song.Path, ToSong(song));
                }
            }

            offset += page.Songs.Count;
            total = page.Songs.Count == 0 ? offset : page.Total;
            progress?.Report(new JobProgress(JobPhase.Listing, offset, total));
        }

        skipped.Say(notifications, "songs-skipped");
        return [.. songs.Values];
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<SongReference>> GetSelectedSongsAsync(CancellationToken cancellationToken)
    {
        var selected = await calls.AskAsync("host/selection", new Nothing(), RemoteJson.Default.Nothing, RemoteJson.Default.SongList, cancellationToken);
        return SkippedEntries.References(selected.Songs, notifications, "selection-skipped");
    }

    /// <summary>Players keep odd things in their tags: what is no value is missing.</summary>
    private static Song ToSong(RemoteSong song) => Song.FromPath(song.Path) with
    {
        Tags = new SongTags
        {
            Title = Clean(song.Title),
            Artists = Clean(song.Artists),
            Album = Clean(song.Album),
            AlbumArtist = Clean(song.AlbumArtist),
            Genres = Clean(song.Genres),
            Year = song.Year is >= 1000 and <= 9999 ? song.Year : null,
            Track = song.Track > 0 ? song.Track : null,
            DurationSeconds = song.DurationSeconds > 0 ? song.DurationSeconds : null,
            BitrateKbps = song.BitrateKbps > 0 ? song.BitrateKbps : null,
        },
        Rating = song.Rating is >= 0 and <= 5 ? song.Rating : null,
    };

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static List<string> Clean(IReadOnlyList<string>? texts) => [.. (texts ?? []).Select(Clean).OfType<string>()];
}
