using PredictPicks.Abstractions;
using PredictPicks.Selection.Features;
using PredictPicks.Selection.Store;

namespace PredictPicks.Selection.Scanning;

/// <summary>What a scan has to do, and what it need not do again.</summary>
/// <param name="Items">Files to look at, in the order of the songs given.</param>
/// <param name="Unchanged">Songs of the files that are as the store knows them, by path.</param>
/// <param name="FailedBefore">Files that failed before and have not changed.</param>
/// <param name="Vanished">Files that went away between the host's listing and now.</param>
internal sealed record ScanPlan(
    IReadOnlyList<ScanItem> Items,
    IReadOnlyDictionary<string, SongId> Unchanged,
    IReadOnlyList<FailedSong> FailedBefore,
    IReadOnlyList<FailedSong> Vanished)
{
    /// <summary>Compares the songs' files with what the store knows. Costs one look at each file's size and time.</summary>
    public static ScanPlan Make(
        IReadOnlyList<Song> songs,
        StoreState state,
        IReadOnlyList<IFeature> features,
        ExtractionOptions options,
        CancellationToken cancellationToken)
    {
        var present = songs.Where(song => song.Path is not null).Select(song => song.Path!).ToHashSet(StringComparer.Ordinal);
        var moved = state.ExtensionsOfVanishedFiles(present);
        var items = new List<ScanItem>();
        var unchanged = new Dictionary<string, SongId>(StringComparer.Ordinal);
        var failedBefore = new List<FailedSong>();
        var vanished = new List<FailedSong>();
        foreach (var song in songs)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (song.Path is not { } path || !present.Remove(path))
            {
                continue;
            }

            if (ReadStamp(path) is not { } stamp)
            {
                vanished.Add(new FailedSong(path, ScanningTexts.Word("file-vanished", path), IsNew: true));
            }
            else if (!options.Force && IsUnchanged(song, stamp, state) is { } known && state.MissingFeatures(known) is { } missing)
            {
                if (missing.Count == 0)
                {
                    unchanged[path] = known;
                }
                else
                {
                    items.Add(new ScanItem(song, stamp, missing, IdentifyFirst: false));
                }
            }
            else if (!options.Force && !options.RetryFailed && FailedBeforeUnchanged(stamp, state) is { } failure)
            {
                failedBefore.Add(new FailedSong(path, failure.Reason, IsNew: false));
            }
            else
            {
                var identifyFirst = !options.Force && (state.Files.ContainsKey(path) || moved.Contains(Path.GetExtension(path)));
                items.Add(new ScanItem(song, stamp, features, identifyFirst));
            }
        }

        return new ScanPlan(items, unchanged, failedBefore, vanished);
    }

    /// <summary>Size and time of a file, or null when it is not there (any more).</summary>
    public static FileStamp? ReadStamp(string path)
    {
        var info = new FileInfo(path);
        return info.Exists ? new FileStamp(path, info.Length, info.LastWriteTimeUtc.Ticks) : null;
    }

    private static SongId? IsUnchanged(Song song, FileStamp stamp, StoreState state) =>
        state.Files.TryGetValue(stamp.Path, out var file)
            && stamp.IsUnchanged(file.SizeBytes, file.ModifiedUtcTicks)
            && (song.Id is null || song.Id == file.SongId)
                ? file.SongId
                : null;

    private static StoredFailure? FailedBeforeUnchanged(FileStamp stamp, StoreState state) =>
        state.Failures.TryGetValue(stamp.Path, out var failure) && stamp.IsUnchanged(failure.SizeBytes, failure.ModifiedUtcTicks) ? failure : null;
}
