namespace PredictPicks.Abstractions;

/// <summary>How a scan works.</summary>
public sealed record ExtractionOptions
{
    /// <summary>Songs analysed at once, 1 or more; null: one a processor.</summary>
    public int? Jobs { get; init; }

    /// <summary>Analyse every song again, unchanged ones too.</summary>
    public bool Force { get; init; }

    /// <summary>Try songs again that failed before and have not changed since.</summary>
    public bool RetryFailed { get; init; }

    /// <summary>
    /// Awaited before each song is taken up, from several threads at once; songs under way go on meanwhile. For hosts that let a scan rest: on battery,
    /// while music plays. The token is the scan's; what it throws ends the scan. Null: nothing is awaited.
    /// </summary>
    public Func<CancellationToken, Task>? BeforeSong { get; init; }
}

/// <summary>What a scan did.</summary>
/// <param name="Analysed">Songs decoded and stored.</param>
/// <param name="Recognised">Files that were moved, copied or re-tagged: their song was known, nothing was decoded.</param>
/// <param name="Unchanged">Files skipped since neither size nor time changed.</param>
/// <param name="Failed">Files that could not be analysed, those that failed before included, each with its reason.</param>
/// <param name="SongIds">Id of every song that could be identified, by its path.</param>
/// <param name="Elapsed">How long it took.</param>
public sealed record ExtractionReport(
    int Analysed,
    int Recognised,
    int Unchanged,
    IReadOnlyList<FailedSong> Failed,
    IReadOnlyDictionary<string, SongId> SongIds,
    TimeSpan Elapsed);

/// <summary>A song that could not be analysed.</summary>
/// <param name="Path">Its file.</param>
/// <param name="Reason">Why, and what to do.</param>
/// <param name="IsNew">False when it failed in an earlier scan and has not changed since.</param>
public sealed record FailedSong(string Path, UserText Reason, bool IsNew);

/// <summary>References, found in the store or not.</summary>
/// <param name="Found">One pick a reference that was found, in order, each song once.</param>
/// <param name="Unknown">References to songs that were never analysed.</param>
public sealed record ResolvedSongs(IReadOnlyList<Pick> Found, IReadOnlyList<SongReference> Unknown);
