using System.Composition;
using FakePlugin.GoodLibrary;
using PredictPicks.Abstractions;

namespace FakePlugin.Good;

internal static class Fake
{
    public static readonly ModelReference Model = new("fake-model", "1", 3);

    public static UserText Text(string kind, string sentence) => new(kind, [], sentence);

    public static SongId Id(string path) => new("id-" + Path.GetFileName(path));

    /// <summary>The folder is the artist, the file's name the title.</summary>
    public static SongTags Tags(string path) => new()
    {
        Title = Path.GetFileNameWithoutExtension(path),
        Artists = [Path.GetFileName(Path.GetDirectoryName(path))!],
        Year = 1999,
        DurationSeconds = 61.6,
    };
}

/// <summary>
/// A back end whose store is a list of paths. Names of files say what happens: <c>bad</c> fails, <c>slow</c> waits until it is cancelled (for ever if it is stubborn),
/// <c>defect</c> throws what it should not.
/// </summary>
[Export(typeof(ISelectionPredictor))]
[Shared]
[method: ImportingConstructor]
public sealed class FakePredictor(IPluginEnvironment environment) : ISelectionPredictor
{
    public Task<float[]> ExtractEmbeddingAsync(string path, CancellationToken cancellationToken) => throw new NotSupportedException();

    public async Task<ExtractionReport> ExtractFeaturesAsync(
        string storeFolder,
        IReadOnlyList<Song> songs,
        ExtractionOptions options,
        IProgress<JobProgress>? progress,
        CancellationToken cancellationToken)
    {
        environment.Log.Write(LogSeverity.Information, $"scanning {songs.Count} songs with {options.Jobs?.ToString() ?? "all"} jobs, network run by {environment.Inference}");
        List<FailedSong> failed = [];
        List<string> done = [];
        foreach (var song in songs)
        {
            if (options.BeforeSong is { } wait)
            {
                await wait(cancellationToken);
            }

            var name = Path.GetFileName(song.Path!);
            progress?.Report(new JobProgress(JobPhase.Analysing, done.Count, songs.Count, song.Path));
            if (name.Contains("defect", StringComparison.Ordinal))
            {
                throw new InvalidOperationException("a defect");
            }

            if (name.Contains("slow", StringComparison.Ordinal))
            {
                await File.WriteAllTextAsync(Path.Combine(storeFolder, "started"), string.Empty, cancellationToken);
                var isStubborn = Environment.GetEnvironmentVariable("FAKE_STUBBORN") is not null;
                await Task.Delay(Timeout.Infinite, isStubborn ? CancellationToken.None : cancellationToken);
            }

            if (name.Contains("bad", StringComparison.Ordinal))
            {
                failed.Add(new FailedSong(song.Path!, Fake.Text("bad", "It is bad."), IsNew: !name.Contains("old", StringComparison.Ordinal)));
            }
            else
            {
                done.Add(song.Path!);
            }
        }

        Directory.CreateDirectory(storeFolder);
        await File.WriteAllLinesAsync(StoreFile(storeFolder), done, cancellationToken);
        return new ExtractionReport(done.Count, 0, 0, failed, done.ToDictionary(path => path, Fake.Id), TimeSpan.FromSeconds(2));
    }

    public Task<ResolvedSongs> ResolveAsync(string storeFolder, IReadOnlyList<SongReference> references, CancellationToken cancellationToken) =>
        Task.FromResult(new ResolvedSongs([.. references.Select(reference => new Pick(Fake.Id(reference.Path!)))], []));

    public Task<Prediction> PredictAsync(string storeFolder, PredictionRequest request, IProgress<JobProgress>? progress, CancellationToken cancellationToken)
    {
        var picks = request.Picks.Select(pick => pick.Id).ToHashSet();
        var candidates = Paths(storeFolder).Where(path => !picks.Contains(Fake.Id(path))).ToList();
        RankedSong[] ranked =
        [
            .. candidates.Take(request.Options.Top).Select((path, index) => new RankedSong(
                index + 1,
                Fake.Id(path),
                path,
                Fake.Tags(path),
                1.0 / (index + 1),
                [new PickReason(Fake.Text("nearest-pick", "closest to a pick (0.91)"), 0.5, request.Picks[0].Id)])),
        ];
        return Task.FromResult(new Prediction(
            "similarity",
            "fake 1",
            Fake.Model,
            new PredictionCounts(request.Picks.Count, 0, 0, candidates.Count, 0),
            ranked,
            [Fake.Text("few-picks", "There are few picks.")]));
    }

    /// <summary>One scorer with one measure; fewer than two picks are too few.</summary>
    public Task<EvaluationReport> EvaluateAsync(string storeFolder, PredictionRequest request, IProgress<JobProgress>? progress, CancellationToken cancellationToken)
    {
        progress?.Report(new JobProgress(JobPhase.Evaluating, 1, 1));
        if (request.Picks.Count < 2)
        {
            throw new PicksException(Fake.Text("too-few-picks", "There are too few picks."));
        }

        var scorer = new EvaluatedScorer(
            "fake", Fake.Text("scorer-fake", "Fake <ranking>"), [new Measure("precisionAt10", 0.5, 0.25, 0.75), new Measure("rocAuc", 0.875, 0.75, 1)], [new CurvePoint(0, 1)], null, null, [], []);
        return Task.FromResult(new EvaluationReport(
            request.EmbeddingModel is { } id ? Fake.Model with { Id = id } : Fake.Model,
            new EvaluationCounts(request.Picks.Count, request.PicksUnknown, Paths(storeFolder).Count() - request.Picks.Count, 0),
            scorer.Name,
            [new EvaluatedSplit("folds", Fake.Text("split", "Each pick was hidden once."), 2, request.Picks.Count, 3, 10, [scorer])],
            Fake.Text("summary", "5 of the first 10 songs were picks."),
            [Fake.Text("few-hidden", "Few picks were hidden.")],
            "<!DOCTYPE html>"));
    }

    public Task<TrainingReport?> TrainAsync(
        string storeFolder, PredictionRequest request, bool onlyIfStale, IProgress<JobProgress>? progress, CancellationToken cancellationToken) =>
        Task.FromResult<TrainingReport?>(new TrainingReport(
            TrainingStatus.Trained,
            Fake.Text("trained", "It was trained."),
            Path.Combine(storeFolder, "manifest.json"),
            "fake 1",
            request.Picks.Count,
            3,
            [new ValidatedRanker("fake", 0.9, 0.5, 0.1, 0.02)]));

    public Task<Explanation> ExplainAsync(
        string storeFolder, PredictionRequest request, SongId song, IProgress<JobProgress>? progress, CancellationToken cancellationToken) =>
        Task.FromResult(new Explanation(
            new RankedSong(2, song, null, Fake.Tags("explained.mp3"), 0.75, [new PickReason(Fake.Text("nearest-pick", "closest to a pick"), 1)]) { Probability = 0.125 },
            request.Picks.Any(pick => pick.Id == song),
            9,
            "fake 1",
            [new ScoreContribution("near", Fake.Text("near", "nearness"), 1), new ScoreContribution("far", Fake.Text("far", "farness"), -0.25)])
        {
            AlreadyHave = Fake.Text("already-have", "It is another pick's recording."),
        });

    public Task<SongInspection> InspectAsync(string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            throw new PicksException(Fake.Text("file-missing", "There is no such file."), path);
        }

        var isSilent = Path.GetFileName(path).Contains("silent", StringComparison.Ordinal);
        return Task.FromResult(new SongInspection(
            Fake.Id(path),
            path,
            Fake.Tags(path),
            new AudioProperties("mp3", 44_100, 2, 192),
            61.6,
            isSilent ? null : [0.5f, -1f, 2f],
            Fake.Model,
            new SongSound { RmsMean = isSilent ? 0 : 0.25 },
            isSilent ? [new MissingFeature("embedding", Fake.Text("silent", "The song is silent."))] : []));
    }

    public Task<IReadOnlyList<StoredSong>> ReadStoreAsync(string storeFolder, bool withVectors, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<StoredSong>>(
        [
            .. Paths(storeFolder).Select((path, index) => new StoredSong(
                Fake.Id(path),
                [path],
                Fake.Tags(path),
                new SongSound { RmsMean = 0.25 },
                61.6,
                new AudioProperties("mp3", 44_100, 2, 192),
                DateTimeOffset.UnixEpoch,
                withVectors && !path.Contains("silent", StringComparison.Ordinal) ? [index, 0.5f, -1f] : null)),
        ]);

    private static string StoreFile(string storeFolder) => Path.Combine(storeFolder, "fake-store.txt");

    private static string[] Paths(string storeFolder) => File.Exists(StoreFile(storeFolder)) ? File.ReadAllLines(StoreFile(storeFolder)) : [];
}

[Export(typeof(IHostCommand))]
[method: ImportingConstructor]
public sealed class FakePredictCommand(ISelectionPredictor predictor) : IHostCommand
{
    public string Id => "predict-picks";

    public string Title => "Predict picks";

    public MenuPlaces Places => MenuPlaces.Songs;

    public async Task<HostCommandResult> ExecuteAsync(HostCommandContext context, IProgress<JobProgress>? progress, CancellationToken cancellationToken)
    {
        var songs = await context.Host.Library.GetAllSongsAsync(progress, cancellationToken);
        var extraction = context.Scan
            ? await predictor.ExtractFeaturesAsync(context.StoreFolder, songs, context.Extraction, progress, cancellationToken)
            : null;
        var picks = await context.Host.Playlists.ReadAsync(context.Picks.Playlist!, cancellationToken);
        var resolved = await predictor.ResolveAsync(context.StoreFolder, picks, cancellationToken);
        var request = new PredictionRequest(resolved.Found, [], null, context.Ranking);
        var prediction = await predictor.PredictAsync(context.StoreFolder, request, progress, cancellationToken);
        prediction.Warnings.ToList().ForEach(context.Host.Notifications.Warn);
        var place = context.ResultPlaylist is { } name
            ? await context.Host.Playlists.ReplaceAsync(name, [.. prediction.Candidates.Select(song => Song.FromPath(song.Path!))], cancellationToken)
            : null;
        return new HostCommandResult(prediction, extraction, place);
    }
}

[Export(typeof(IPicksReader))]
[method: ImportingConstructor]
public sealed class FakePicksReader([Import(AllowDefault = true)] IHostShim? player) : IPicksReader
{
    public IHostShim? Player => player;

    public Task<IReadOnlyList<SongReference>> ReadAsync(IHostPlayer host, PicksChoice choice, IReadOnlyList<Song> library, CancellationToken cancellationToken) =>
        host.Playlists.ReadAsync(choice.Playlist!, cancellationToken);
}

[Export(typeof(IEmbeddingModelSource))]
[method: ImportingConstructor]
public sealed class FakeModelSource(IPluginEnvironment environment) : IEmbeddingModelSource
{
    public IReadOnlyList<ModelPackInfo> List() =>
    [
        new("fake-model", "A fake", "1", 3, "MIT", 1_500_000, environment.ModelFolders[0], IsActive: true, Problem: null),
        new("broken-model", "Broken", "1", 3, "MIT", 0, environment.ModelFolders[0], IsActive: false, Fake.Text("no-weights", "Its weights are missing.")),
    ];

    public IReadOnlyList<HealthFinding> Verify(string modelId, CancellationToken cancellationToken) => modelId == "fake-model"
        ? [new HealthFinding("fake.onnx", HealthStatus.Good, Fake.Text("hash-good", "as on its card"))]
        : [new HealthFinding("broken.onnx", HealthStatus.Broken, Fake.Text("hash-bad", "not as on its card"))];

    public IEmbeddingModel LoadActive() => throw new NotSupportedException();

    public IEmbeddingModel Load(string modelId) => throw new NotSupportedException();
}

/// <summary>Installs anything but a source called "bad".</summary>
[Export(typeof(IEmbeddingModelManager))]
[method: ImportingConstructor]
public sealed class FakeModelManager(IEmbeddingModelSource source) : IEmbeddingModelManager
{
    public Task<InstalledModel> InstallAsync(ModelInstallation installation, CancellationToken cancellationToken) =>
        Path.GetFileName(installation.Source) == "bad"
            ? throw new PicksException(Fake.Text("bad-source", "It is no model."))
            : Task.FromResult(new InstalledModel(
                source.List()[0] with { Id = installation.ModelId, Version = $"hop {installation.HopSeconds}, zeros {installation.PadsWithZeros}" },
                "By its makers",
                [Fake.Text("note", "It needs the library.")]));

    public void Remove(string modelId)
    {
        if (modelId == "fake-model")
        {
            throw new PicksException(Fake.Text("in-use", "It is in use."));
        }
    }

    public Task<ModelChange> PlanChangeAsync(string storeFolder, string modelId, CancellationToken cancellationToken) =>
        Task.FromResult(new ModelChange(source.List()[0], 12, 7, 2));

    public Task<ModelChangeReport> ChangeAsync(
        string storeFolder, string modelId, ExtractionOptions options, IProgress<JobProgress>? progress, CancellationToken cancellationToken)
    {
        progress?.Report(new JobProgress(JobPhase.Analysing, 7, 7));
        return Task.FromResult(new ModelChangeReport(
            6, [new FailedSong("/music/broken.mp3", Fake.Text("broken", "It is broken."), IsNew: true)], [Fake.Text("fitted", "Fitted to 6 songs.")]));
    }
}

[Export(typeof(IHealthCheck))]
public sealed class FakeHealthCheck : IHealthCheck
{
    public Task<IReadOnlyList<HealthFinding>> CheckAsync(string storeFolder, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<HealthFinding>>([new HealthFinding("fake", HealthStatus.Good, Fake.Text("greeting", Greeting.Text))]);
}
