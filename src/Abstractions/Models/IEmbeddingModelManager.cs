namespace PredictPicks.Abstractions;

/// <summary>A MEF part: installs and removes model packs, and changes the one in use. Nothing is ever fetched: everything comes from this machine.</summary>
public interface IEmbeddingModelManager
{
    /// <summary>Installs a model for this user. Until all of it is there and has been tried, nothing of it is.</summary>
    /// <exception cref="PicksException">The source is not the model that it should be, or it cannot be installed here.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; nothing was installed.</exception>
    Task<InstalledModel> InstallAsync(ModelInstallation installation, CancellationToken cancellationToken);

    /// <summary>Removes a model that was installed; vectors that it made stay in the stores.</summary>
    /// <exception cref="PicksException">There is none of this id, it is in use, or it belongs to the program.</exception>
    void Remove(string modelId);

    /// <summary>What it takes to put a model into use.</summary>
    /// <exception cref="PicksException">There is none of this id, it cannot be used, or the store cannot be read.</exception>
    Task<ModelChange> PlanChangeAsync(string storeFolder, string modelId, CancellationToken cancellationToken);

    /// <summary>
    /// Puts a model into use: listens with it to every song of the store that lacks its vector and whose file is there and unchanged (decode and embedding
    /// alone), fits its statistics where it has none, and makes it the one in use, for all stores of this user. Until then the old one stays in use; its vectors stay.
    /// </summary>
    /// <exception cref="PicksException">The model or the store cannot be used.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; the old model stays in use, and what was done need not be done again.</exception>
    Task<ModelChangeReport> ChangeAsync(
        string storeFolder, string modelId, ExtractionOptions options, IProgress<JobProgress>? progress, CancellationToken cancellationToken);
}

/// <summary>What is to be installed.</summary>
/// <param name="ModelId">Id of the pack: <c>openl3</c> and <c>edgel3</c> are made from their published weight files, any other comes as a ready pack.</param>
/// <param name="Source">A file or folder, absolute.</param>
public sealed record ModelInstallation(string ModelId, string Source)
{
    /// <summary>From one window to the next, in seconds, above 0 and at most a window; null: the model's own hop. For models that are made from a weight file.</summary>
    public double? HopSeconds { get; init; }

    /// <summary>Whether the song's ends are completed by zeros, as the model's own package does, instead of mirrored. For models that are made from a weight file.</summary>
    public bool PadsWithZeros { get; init; }
}

/// <summary>A model that was installed.</summary>
/// <param name="Pack">Its pack.</param>
/// <param name="Attribution">Whom its licence wants named, or null.</param>
/// <param name="Notes">What the user should know.</param>
public sealed record InstalledModel(ModelPackInfo Pack, string? Attribution, IReadOnlyList<UserText> Notes);

/// <summary>What it takes to put a model into use.</summary>
/// <param name="Pack">The model.</param>
/// <param name="Songs">Songs of the store.</param>
/// <param name="ToAnalyse">Those that have to be decoded and listened to.</param>
/// <param name="WithoutFile">Those that cannot be: their files are gone, or have changed and are to be scanned first.</param>
public sealed record ModelChange(ModelPackInfo Pack, int Songs, int ToAnalyse, int WithoutFile);

/// <summary>A change of models that is complete.</summary>
/// <param name="Analysed">Songs that were decoded and listened to.</param>
/// <param name="Failed">Songs that could not be, each with its reason.</param>
/// <param name="Notes">What the user should know: which statistics are used now.</param>
public sealed record ModelChangeReport(int Analysed, IReadOnlyList<FailedSong> Failed, IReadOnlyList<UserText> Notes);
