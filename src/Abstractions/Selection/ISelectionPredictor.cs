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
    /// <param name="storeFolder">The store's folder.</param>
    /// <param name="request">As for a prediction; the picks' dates, where there are enough, decide which are hidden. How a list is made does not matter here.</param>
    /// <param name="progress">Hears of rankings made.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="PicksException">There is nothing to measure: too few picks, no other songs, nothing analysed; or the store or the model cannot be read.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    Task<EvaluationReport> EvaluateAsync(string storeFolder, PredictionRequest request, IProgress<JobProgress>? progress, CancellationToken cancellationToken);

    /// <summary>
    /// Learns what counts for this user, validates it on picks that are hidden in turn, and stores it in the store's folder, where predictions find it.
    /// The same songs and picks give the same model.
    /// </summary>
    /// <param name="storeFolder">The store's folder.</param>
    /// <param name="request">Picks, not-picked songs and all others.</param>
    /// <param name="onlyIfStale">Do nothing (null) while the stored model fits today's versions and picks.</param>
    /// <param name="progress">Hears of rounds of validation.</param>
    /// <param name="cancellationToken">Stops it; the old model stays.</param>
    /// <exception cref="PicksException">The store cannot be read, or a pick is also marked as not wanted.</exception>
    Task<TrainingReport?> TrainAsync(
        string storeFolder, PredictionRequest request, bool onlyIfStale, IProgress<JobProgress>? progress, CancellationToken cancellationToken);

    /// <summary>Why a song has its score and its rank; a pick is scored as if it were none.</summary>
    /// <param name="storeFolder">The store's folder.</param>
    /// <param name="request">As for a prediction.</param>
    /// <param name="song">A pick or a candidate.</param>
    /// <param name="progress">Hears of candidates compared.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="PicksException">The store cannot be read, nothing can be ranked, or the song is neither a pick nor a candidate.</exception>
    Task<Explanation> ExplainAsync(
        string storeFolder, PredictionRequest request, SongId song, IProgress<JobProgress>? progress, CancellationToken cancellationToken);

    /// <summary>Every feature of a file, without storing anything.</summary>
    /// <exception cref="PicksException">The file cannot be decoded.</exception>
    Task<SongInspection> InspectAsync(string path, CancellationToken cancellationToken);

    /// <summary>Everything that the store holds, song by song in the order of ids; vectors of the active model, as stored.</summary>
    /// <exception cref="PicksException">The store cannot be read.</exception>
    Task<IReadOnlyList<StoredSong>> ReadStoreAsync(string storeFolder, bool withVectors, CancellationToken cancellationToken);
}
