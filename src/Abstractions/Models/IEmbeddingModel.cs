namespace PredictPicks.Abstractions;

/// <summary>
/// A network that turns a song into a vector. Thread-safe; each song has a pass of its own. Its owner disposes it.
/// </summary>
public interface IEmbeddingModel : IDisposable
{
    /// <summary>Id of its pack, such as <c>msd-musicnn</c>.</summary>
    string Id { get; }

    /// <summary>Changes whenever the same song would give another vector.</summary>
    string Version { get; }

    /// <summary>Length of its vectors.</summary>
    int Dimension { get; }

    /// <summary>The audio that it listens to.</summary>
    AnalysisStream Stream { get; }

    /// <summary>Starts a song; the first one loads the network.</summary>
    /// <exception cref="PicksException">The network cannot be run here.</exception>
    IEmbeddingPass BeginSong();

    /// <summary>Centres a stored vector by the model's fixed statistics and scales it to unit length, in place; a vector that equals the centre becomes zero.</summary>
    /// <exception cref="ArgumentException">The vector has not <see cref="Dimension"/> values.</exception>
    void Normalise(ArraySegment<float> vector);
}

/// <summary>One song on its way through a model: blocks in, a vector out. Used by one thread; memory does not grow with the song's length.</summary>
public interface IEmbeddingPass : IDisposable
{
    /// <summary>Feeds whole samples of the model's stream, in time order.</summary>
    void Add(ArraySegment<byte> samples);

    /// <summary>Ends the song. Call once, after the last <see cref="Add"/>.</summary>
    SongEmbedding Complete();
}

/// <summary>A song's vector as it is stored: the mean of the window vectors, weighted by window RMS; neither centred nor scaled.</summary>
/// <param name="Vector">The vector, or null when it is missing.</param>
/// <param name="RmsMean">Mean RMS of all windows, 0 to 1, silent ones included; 0 for silence, null when there was no window to measure.</param>
/// <param name="MissingReason">Why there is no vector (silence, no samples), or null.</param>
public sealed record SongEmbedding(float[]? Vector, double? RmsMean, UserText? MissingReason);

/// <summary>A MEF part: the model packs that it can load.</summary>
public interface IEmbeddingModelSource
{
    /// <summary>All packs found, those that cannot be used included. Reads the cards only.</summary>
    IReadOnlyList<ModelPackInfo> List();

    /// <summary>Compares a pack's files with the hashes on its card.</summary>
    /// <returns>One finding a file.</returns>
    IReadOnlyList<HealthFinding> Verify(string modelId, CancellationToken cancellationToken);

    /// <summary>The pack that is in use, after checking its hashes; its network is loaded when the first song begins.</summary>
    /// <exception cref="PicksException">No pack can be used, or its files are not what its card says.</exception>
    IEmbeddingModel LoadActive();

    /// <summary>A pack of which this is the id, in use or not; as <see cref="LoadActive"/>.</summary>
    /// <exception cref="PicksException">There is none, or it cannot be used.</exception>
    IEmbeddingModel Load(string modelId);
}

/// <summary>A pack's card.</summary>
/// <param name="Id">Name of its folder.</param>
/// <param name="Name">For people.</param>
/// <param name="Version">Of the vectors.</param>
/// <param name="Dimension">Of the vectors.</param>
/// <param name="Licence">SPDX name.</param>
/// <param name="SizeBytes">Of its weights.</param>
/// <param name="Folder">Where it is.</param>
/// <param name="IsActive">Whether it is the one in use.</param>
/// <param name="Problem">Why it cannot be used, or null.</param>
public sealed record ModelPackInfo(
    string Id,
    string Name,
    string Version,
    int Dimension,
    string Licence,
    long SizeBytes,
    string Folder,
    bool IsActive,
    UserText? Problem);
