using System.Composition;
using PredictPicks.Abstractions;
using PredictPicks.Selection.Audio.Tags;
using PredictPicks.Selection.Features.Embedding;
using PredictPicks.Selection.Scanning;
using PredictPicks.Selection.Store;

namespace PredictPicks.Selection.Models.Install;

/// <summary>Changes the model in use: first every vector, then the choice.</summary>
[Export]
[Shared]
[method: ImportingConstructor]
internal sealed class ModelSwitch(
    IPluginEnvironment environment, IAudioDecoder decoder, TagMerger tags, IEmbeddingModelSource source, ActiveModel active)
{
    /// <summary>What has to be done.</summary>
    public ModelChange Plan(string storeFolder, ModelPackInfo pack)
    {
        using var model = new ActiveModel(source, Usable(pack).Id);
        using var store = FeatureStore.OpenExisting(storeFolder, environment.UtcNow);
        if (store is null)
        {
            return new ModelChange(pack, 0, 0, 0);
        }

        var (todo, songs, withoutFile) = FindSongs(store, new EmbeddingFeature(model));
        return new ModelChange(pack, songs, todo.Count, withoutFile);
    }

    /// <summary>Does it.</summary>
    public async Task<ModelChangeReport> RunAsync(
        string storeFolder, ModelPackInfo pack, ExtractionOptions options, IProgress<JobProgress>? progress, CancellationToken cancellationToken)
    {
        using var model = new ActiveModel(source, Usable(pack).Id);
        var feature = new EmbeddingFeature(model);
        var report = await AnalyseAsync(storeFolder, feature, options, progress, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        var notes = Fit(storeFolder, ModelCardReader.Read(pack.Folder));
        ModelChoice.Write(environment.ModelFolders[0], pack.Id);
        active.Forget();
        return new ModelChangeReport(report?.Analysed ?? 0, report?.Failed ?? [], notes);
    }

    private async Task<ExtractionReport?> AnalyseAsync(
        string storeFolder, EmbeddingFeature feature, ExtractionOptions options, IProgress<JobProgress>? progress, CancellationToken cancellationToken)
    {
        IReadOnlyList<Song> todo;
        using (var store = FeatureStore.OpenExisting(storeFolder, environment.UtcNow))
        {
            todo = store is null ? [] : FindSongs(store, feature).Todo;
        }

        if (todo.Count == 0)
        {
            return null;
        }

        var scan = new LibraryScan(new SongAnalyser(decoder, tags, environment.Log), [feature], environment, TimeProvider.System);
        return await scan.RunAsync(storeFolder, todo, options, progress, cancellationToken);
    }

    /// <summary>
    /// The songs that lack the model's vector, under their own ids and with the tags that the host gave them. A file that has changed since is
    /// left to the next scan, which does all features.
    /// </summary>
    private static (List<Song> Todo, int Songs, int WithoutFile) FindSongs(FeatureStore store, EmbeddingFeature feature)
    {
        var files = store.ReadFiles();
        var done = store.ReadSongsWith(feature.StoredName, feature.Version);
        var songs = store.ReadSongs(string.Empty, string.Empty, withVectors: false);
        var todo = new List<Song>();
        var withoutFile = 0;
        foreach (var song in songs.Where(song => !done.Contains(song.Id)))
        {
            var path = song.Paths.FirstOrDefault(path => files.TryGetValue(path, out var known) && known.SongId == song.Id && IsAsStored(path, known));
            if (path is null)
            {
                withoutFile++;
            }
            else
            {
                todo.Add(new Song(song.Id, path, song.Tags));
            }
        }

        return (todo, songs.Count, withoutFile);
    }

    private static bool IsAsStored(string path, StoredFile known) =>
        ScanPlan.ReadStamp(path) is { } stamp && stamp.IsUnchanged(known.SizeBytes, known.ModifiedUtcTicks);

    private IReadOnlyList<UserText> Fit(string storeFolder, ModelCard card)
    {
        if (!card.IsFittedToLibrary || card.Standardisation is not null)
        {
            return [];
        }

        using var store = FeatureStore.OpenExisting(storeFolder, environment.UtcNow);
        var (ids, vectors) = store?.ReadVectors(card.Id, card.Version) ?? ([], new Similarity.VectorTable([], 1));
        return [StandardisationFit.Run(card, vectors, ids.Count)];
    }

    private static ModelPackInfo Usable(ModelPackInfo pack) => pack.Problem is { } problem ? throw new PicksException(problem, pack.Folder) : pack;
}
