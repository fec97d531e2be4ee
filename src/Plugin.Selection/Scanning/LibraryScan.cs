using PredictPicks.Abstractions;
using PredictPicks.Selection.Features;
using PredictPicks.Selection.Store;

namespace PredictPicks.Selection.Scanning;

/// <summary>A scan from the list of songs to the report.</summary>
internal sealed class LibraryScan(SongAnalyser analyser, IReadOnlyList<IFeature> features, IPluginEnvironment environment, TimeProvider clock)
{
    /// <summary>Analyses what is new or changed among <paramref name="songs"/> and stores it.</summary>
    public async Task<ExtractionReport> RunAsync(
        string storeFolder,
        IReadOnlyList<Song> songs,
        ExtractionOptions options,
        IProgress<JobProgress>? progress,
        CancellationToken cancellationToken)
    {
        var start = clock.GetTimestamp();
        using var store = FeatureStore.Open(storeFolder, environment.UtcNow);
        var state = StoreState.Read(store, features);
        var plan = ScanPlan.Make(songs, state, features, options, cancellationToken);
        var tally = new Tally(plan);
        if (plan.Items.Count > 0)
        {
            var worker = new ScanWorker(analyser, state, environment.Log);
            var meter = new ProgressMeter(progress, JobPhase.Analysing, plan.Items.Count, clock);
            var pipeline = new ScanPipeline(worker, store, meter, options);
            await pipeline.RunAsync(plan.Items, tally.Count, cancellationToken);
        }

        return tally.Report(store, clock.GetElapsedTime(start));
    }

    /// <summary>What came of the files, counted as they are stored.</summary>
    private sealed class Tally(ScanPlan plan)
    {
        private readonly Dictionary<string, SongId> _songs = new(plan.Unchanged, StringComparer.Ordinal);
        private readonly List<string> _failed = [];
        private int _analysed;
        private int _recognised;

        public void Count(StoreChange change)
        {
            switch (change)
            {
                case SongAnalysed analysed:
                    _analysed++;
                    _songs[change.File.Path] = analysed.Song.Id;
                    break;
                case SongRecognised recognised:
                    _recognised++;
                    _songs[change.File.Path] = recognised.SongId;
                    break;
                case SongFailed failed:
                    _failed.Add(failed.File.Path);
                    break;
            }
        }

        /// <summary>The reasons are in the store and are read back at the end, so that memory stays flat however many files fail.</summary>
        public ExtractionReport Report(FeatureStore store, TimeSpan elapsed) =>
            new(_analysed, _recognised, plan.Unchanged.Count, [.. plan.Vanished, .. plan.FailedBefore, .. FailedNow(store)], _songs, elapsed);

        private IEnumerable<FailedSong> FailedNow(FeatureStore store)
        {
            if (_failed.Count == 0)
            {
                return [];
            }

            var reasons = store.ReadFailures();
            return _failed.Where(reasons.ContainsKey).Select(path => new FailedSong(path, reasons[path].Reason, IsNew: true));
        }
    }
}
