using System.Composition;
using PredictPicks.Abstractions;
using PredictPicks.Selection.Audio.Tags;
using PredictPicks.Selection.Evaluation;
using PredictPicks.Selection.Features;
using PredictPicks.Selection.Features.Embedding;
using PredictPicks.Selection.Models;
using PredictPicks.Selection.Ranking;
using PredictPicks.Selection.Scanning;
using PredictPicks.Selection.Store;
using PredictPicks.Selection.Training;

namespace PredictPicks.Selection;

/// <summary>The back end: each operation opens the store that it works on, does its work, and closes it.</summary>
[Export(typeof(ISelectionPredictor))]
[Shared]
[method: ImportingConstructor]
internal sealed class SelectionPredictor(
    IPluginEnvironment environment,
    IAudioDecoder decoder,
    TagMerger tags,
    [ImportMany] IEnumerable<Lazy<IFeature>> features,
    ActiveModel model,
    IEmbeddingModelSource models) : ISelectionPredictor
{
    private readonly Lazy<IReadOnlyList<IFeature>> _features = new(() => [.. features.Select(feature => feature.Value).OrderBy(feature => feature.Name, StringComparer.Ordinal)]);

    private SongAnalyser Analyser => new(decoder, tags, environment.Log);

    /// <inheritdoc/>
    public async Task<float[]> ExtractEmbeddingAsync(string path, CancellationToken cancellationToken)
    {
        var inspection = await InspectAsync(path, cancellationToken);
        if (inspection.Embedding is not { } vector)
        {
            throw new PicksException(inspection.Missing.First(missing => missing.Feature == EmbeddingFeature.FeatureName).Reason, path);
        }

        model.Value.Normalise(vector);
        return vector;
    }

    /// <inheritdoc/>
    public Task<ExtractionReport> ExtractFeaturesAsync(
        string storeFolder,
        IReadOnlyList<Song> songs,
        ExtractionOptions options,
        IProgress<JobProgress>? progress,
        CancellationToken cancellationToken)
    {
        var scan = new LibraryScan(Analyser, _features.Value, environment, TimeProvider.System);
        return Task.Run(() => scan.RunAsync(storeFolder, songs, options, progress, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<ResolvedSongs> ResolveAsync(string storeFolder, IReadOnlyList<SongReference> references, CancellationToken cancellationToken) =>
        Task.Run(
            () =>
            {
                using var store = FeatureStore.OpenExisting(storeFolder, environment.UtcNow);
                return store is null ? new ResolvedSongs([], references) : ReferenceResolver.Resolve(store, references);
            },
            cancellationToken);

    /// <inheritdoc/>
    public Task<Prediction> PredictAsync(
        string storeFolder,
        PredictionRequest request,
        IProgress<JobProgress>? progress,
        CancellationToken cancellationToken) =>
        Task.Run(
            () =>
            {
                var prediction = Models(storeFolder, request).Predict(request, progress, cancellationToken);
                return WithPresentPaths(storeFolder, prediction);
            },
            cancellationToken);

    /// <inheritdoc/>
    public Task<EvaluationReport> EvaluateAsync(
        string storeFolder,
        PredictionRequest request,
        IProgress<JobProgress>? progress,
        CancellationToken cancellationToken) =>
        Task.Run(
            () =>
            {
                using var other = request.EmbeddingModel is { } id ? models.Load(id) : null;
                var ranking = RankingInputReader.Read(() => FeatureStore.OpenExisting(storeFolder, environment.UtcNow), other ?? model.Value, request);
                var shown = new SelectionModels(storeFolder, ranking).ShownScorer(request);
                var input = EvaluationInputMaker.Make(ranking, request.Picks);
                return Evaluator.Evaluate(input, EvaluatedScorers.For(input.Picks.Count), shown, progress, cancellationToken);
            },
            cancellationToken);

    /// <inheritdoc/>
    public Task<TrainingReport?> TrainAsync(
        string storeFolder, PredictionRequest request, bool onlyIfStale, IProgress<JobProgress>? progress, CancellationToken cancellationToken) =>
        Task.Run(
            () =>
            {
                var embedding = new ModelReference(model.Value.Id, model.Value.Version, model.Value.Dimension);
                var isFresh = onlyIfStale && StoredModel.Find(storeFolder, null, embedding, request.Picks.Select(pick => pick.Id)).Model is not null;
                return isFresh ? null : Models(storeFolder, request).Train(environment.UtcNow(), progress, cancellationToken);
            },
            cancellationToken);

    /// <inheritdoc/>
    public Task<Explanation> ExplainAsync(
        string storeFolder, PredictionRequest request, SongId song, IProgress<JobProgress>? progress, CancellationToken cancellationToken) =>
        Task.Run(() => Models(storeFolder, request).Explain(request, song, progress, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public async Task<SongInspection> InspectAsync(string path, CancellationToken cancellationToken)
    {
        var analysis = await Task.Run(() => Analyser.AnalyseAsync(Song.FromPath(path), _features.Value, cancellationToken), cancellationToken);
        var active = model.Value;
        return new SongInspection(
            analysis.Id,
            path,
            analysis.Tags,
            analysis.Properties,
            analysis.DurationSeconds,
            analysis.Embedding,
            new ModelReference(active.Id, active.Version, active.Dimension),
            analysis.ToSound(),
            analysis.Missing);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<StoredSong>> ReadStoreAsync(string storeFolder, bool withVectors, CancellationToken cancellationToken) =>
        Task.Run<IReadOnlyList<StoredSong>>(
            () =>
            {
                using var store = FeatureStore.OpenExisting(storeFolder, environment.UtcNow);
                return store is null ? [] : store.ReadSongs(model.Value.Id, model.Value.Version, withVectors);
            },
            cancellationToken);

    private SelectionModels Models(string storeFolder, PredictionRequest request) =>
        new(storeFolder, RankingInputReader.Read(() => FeatureStore.OpenExisting(storeFolder, environment.UtcNow), model.Value, request));

    /// <summary>A song may be in several places, and the one seen last may be gone.</summary>
    private Prediction WithPresentPaths(string storeFolder, Prediction prediction)
    {
        using var store = FeatureStore.OpenExisting(storeFolder, environment.UtcNow);
        if (store is null)
        {
            return prediction;
        }

        var present = PresentPaths.Find(store, [.. prediction.Candidates.Select(candidate => candidate.Id), .. prediction.AlreadyHave.Select(song => song.Id)]);
        return prediction with
        {
            Candidates = [.. prediction.Candidates.Select(candidate => candidate with { Path = present.GetValueOrDefault(candidate.Id, candidate.Path!) })],
            AlreadyHave = [.. prediction.AlreadyHave.Select(song => song with { Path = present.GetValueOrDefault(song.Id, song.Path!) })],
        };
    }
}
