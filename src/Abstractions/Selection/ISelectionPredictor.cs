namespace PredictPicks.Abstractions;

/// <summary>
/// A MEF part: the back end. Each operation works on a feature store folder and assumes nothing about where picks and candidates come from.
/// Operations are safe to call at the same time, from several processes too.
/// </summary>
public interface ISelectionPredictor
{
    /// <summary>A song's vector, centred and of unit length, without storing anything.</summary>
    /// <exception cref="PicksException">The file cannot be decoded, or it is silent.</exception>
    Task<float[]> ExtractEmbeddingAsync(string path, CancellationToken cancellationToken);

    /// <summary>
    /// Analyses what is new or changed and stores it. The songs are worked through in the order given.
    /// Songs that fail are in the report; they do not stop the others.
    /// </summary>
    /// <exception cref="PicksException">Nothing can be analysed: no decoder, no model, no store.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; every song that was finished is stored.</exception>
    Task<ExtractionReport> ExtractFeaturesAsync(
        string storeFolder,
        IReadOnlyList<Song> songs,
        ExtractionOptions options,
        IProgress<JobProgress>? progress,
        CancellationToken cancellationToken);

    /// <summary>Finds the songs that references point to, by id or by any path that the store has ever seen, files that are gone included.</summary>
    /// <exception cref="PicksException">The store cannot be read.</exception>
    Task<ResolvedSongs> ResolveAsync(string storeFolder, IReadOnlyList<SongReference> references, CancellationToken cancellationToken);

    /// <summary>Ranks the candidates by how likely they are to be picked next; every candidate is scored, picks themselves are left out.</summary>
    /// <exception cref="PicksException">The store or the model cannot be read.</exception>
    Task<Prediction> PredictAsync(string storeFolder, PredictionRequest request, IProgress<JobProgress>? progress, CancellationToken cancellationToken);

    /// <summary>Hides some of the picks, ranks the library by the others, and measures how well the hidden ones come out; for every scorer, with intervals.</summary>
    /// <exception cref="PicksException">There is nothing to measure: too few picks, no other songs, nothing analysed; or the store or the model cannot be read.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    Task<EvaluationReport> EvaluateAsync(string storeFolder, EvaluationRequest request, IProgress<JobProgress>? progress, CancellationToken cancellationToken);

    /// <summary>Every feature of a file, without storing anything.</summary>
    /// <exception cref="PicksException">The file cannot be decoded.</exception>
    Task<SongInspection> InspectAsync(string path, CancellationToken cancellationToken);

    /// <summary>Everything that the store holds, song by song in the order of ids; vectors of the active model, as stored.</summary>
    /// <exception cref="PicksException">The store cannot be read.</exception>
    Task<IReadOnlyList<StoredSong>> ReadStoreAsync(string storeFolder, bool withVectors, CancellationToken cancellationToken);
}
