namespace PredictPicks.Selection.Features.Fingerprint;

/// <summary>A candidate and a pick that sound the same.</summary>
/// <param name="Candidate">Number of the candidate.</param>
/// <param name="Pick">Number of the pick.</param>
/// <param name="Match">How they agree.</param>
internal sealed record RecordingMatch(int Candidate, int Pick, FingerprintMatch Match);

/// <summary>Which candidates are the recording of which pick, in another file: other codec, bitrate, leading silence, fade.</summary>
internal static class SameRecordings
{
    /// <summary>
    /// Every pair whose similarity is above that of different songs, by candidate, then most similar first; pairs that are not returned have a similarity of about 0.
    /// Ask <see cref="FingerprintMatch.IsSameRecording"/> for those that are one recording. A song that is both candidate and pick matches itself.
    /// </summary>
    /// <param name="candidates">Fingerprints; null where there is none.</param>
    /// <param name="picks">Likewise.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public static IReadOnlyList<RecordingMatch> Find(IReadOnlyList<uint[]?> candidates, IReadOnlyList<uint[]?> picks, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        var index = new FingerprintIndex(picks);
        var all = new List<RecordingMatch>();
        Parallel.For(
            0,
            candidates.Count,
            new ParallelOptions { CancellationToken = cancellationToken },
            () => new Worker(new FingerprintSearch(index)),
            (candidate, _, worker) => worker.Search(candidate, candidates[candidate]),
            worker =>
            {
                lock (all)
                {
                    all.AddRange(worker.Matches);
                }
            });
        return [.. all.OrderBy(match => match.Candidate).ThenBy(match => match.Match.BitErrorRate).ThenBy(match => match.Pick)];
    }

    private sealed class Worker(FingerprintSearch search)
    {
        private readonly List<(int Pick, FingerprintMatch Match)> _found = [];

        public List<RecordingMatch> Matches { get; } = [];

        public Worker Search(int candidate, ReadOnlySpan<uint> items)
        {
            _found.Clear();
            search.Find(items, _found);
            Matches.AddRange(_found.Select(found => new RecordingMatch(candidate, found.Pick, found.Match)));
            return this;
        }
    }
}
