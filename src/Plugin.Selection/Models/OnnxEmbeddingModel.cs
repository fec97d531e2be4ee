using System.Collections.Concurrent;
using PredictPicks.Abstractions;
using PredictPicks.Selection.Features.Embedding;

namespace PredictPicks.Selection.Models;

/// <summary>A model pack, loaded: front end, network and statistics.</summary>
internal sealed class OnnxEmbeddingModel : IEmbeddingModel
{
    /// <summary>
    /// Patches of one run. More of them do not make a patch cheaper (the bundled model: 1 to 16 within 10 %), but each takes the memory
    /// of its activations.
    /// </summary>
    private const int BatchCapacity = 4;

    private readonly ConcurrentBag<EmbeddingWorkspace> _idle = [];
    private readonly Lock _lock = new();
    private Func<IPatchNetwork>? _open;
    private readonly PatchLayout _layout;
    private readonly Standardisation _standardisation;
    private volatile IPatchNetwork? _network;
    private volatile bool _isDisposed;

    private OnnxEmbeddingModel(ModelCard card, NetworkLoader loader, byte[] graph, PatchLayout layout, Standardisation standardisation)
    {
        Id = card.Id;
        Version = card.Version;
        Stream = new AnalysisStream(card.SampleRateHz, SampleFormat.Float32);
        _open = () =>
        {
            (var network, Concern) = loader.Load(card, layout, graph);
            return network;
        };
        _layout = layout;
        _standardisation = standardisation;
    }

    /// <inheritdoc/>
    public string Id { get; }

    /// <inheritdoc/>
    public string Version { get; }

    /// <inheritdoc/>
    public int Dimension => _layout.Dimension;

    /// <inheritdoc/>
    public AnalysisStream Stream { get; }

    /// <summary>What is not as it should be with the way in which the network runs, once a song has begun, or null.</summary>
    public UserText? Concern { get; private set; }

    /// <summary>The network, opened by the first song: who only compares vectors does not pay for it. A failure is not kept.</summary>
    private IPatchNetwork Network
    {
        get
        {
            if (_network is { } opened)
            {
                return opened;
            }

            lock (_lock)
            {
                ObjectDisposedException.ThrowIf(_isDisposed, this);
                _network ??= _open!();

                // The file's bytes go with it.
                _open = null;
                return _network;
            }
        }
    }

    /// <summary>Loads the pack that <paramref name="card"/> describes, but for its network, whose file is read and compared with the
    /// card.</summary>
    /// <exception cref="PicksException">A file is missing, or is not what the card says.</exception>
    public static OnnxEmbeddingModel Load(ModelCard card, NetworkLoader loader)
    {
        var standardisation = Standardisation.Read(card);
        var graph = PackFiles.ReadVerified(card.Weights, PackFiles.MaxWeightBytes);
        return new OnnxEmbeddingModel(card, loader, graph, card.CreateLayout(), standardisation);
    }

    /// <inheritdoc/>
    /// <exception cref="PicksException">The network cannot be run here.</exception>
    public IEmbeddingPass BeginSong()
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        var workspace = _idle.TryTake(out var idle) ? idle : new EmbeddingWorkspace(_layout, Network.CreateBatch(BatchCapacity));
        return workspace.Begin(GiveBack);
    }

    /// <inheritdoc/>
    public void Normalise(ArraySegment<float> vector) => _standardisation.Apply(vector);

    /// <inheritdoc/>
    public void Dispose()
    {
        _isDisposed = true;
        DisposeIdle();
        lock (_lock)
        {
            _network?.Dispose();
        }
    }

    private void GiveBack(EmbeddingWorkspace workspace)
    {
        _idle.Add(workspace);
        if (_isDisposed)
        {
            DisposeIdle();
        }
    }

    private void DisposeIdle()
    {
        while (_idle.TryTake(out var workspace))
        {
            workspace.Dispose();
        }
    }
}
