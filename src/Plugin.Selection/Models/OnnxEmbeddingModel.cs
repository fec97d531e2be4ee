using System.Collections.Concurrent;
using PredictPicks.Abstractions;
using PredictPicks.Selection.Features.Embedding;
using PredictPicks.Selection.Features.Spectrum;

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
    private readonly OnnxNetwork _network;
    private readonly PatchLayout _layout;
    private readonly Standardisation _standardisation;
    private volatile bool _isDisposed;

    private OnnxEmbeddingModel(ModelCard card, OnnxNetwork network, PatchLayout layout, Standardisation standardisation)
    {
        Id = card.Id;
        Version = card.Version;
        Stream = new AnalysisStream(card.FrontEnd.SampleRateHz, SampleFormat.Float32);
        _network = network;
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

    /// <summary>Loads the pack that <paramref name="card"/> describes.</summary>
    /// <exception cref="PicksException">A file is missing, is not what the card says, or cannot be run here.</exception>
    public static OnnxEmbeddingModel Load(ModelCard card)
    {
        var standardisation = Standardisation.Read(card.Standardisation, card.Dimension);
        var layout = new PatchLayout(new MelSpectrogram(card.FrontEnd), card.WindowFrames, card.Dimension, card.SilenceRms);
        return new OnnxEmbeddingModel(card, OnnxNetwork.Load(card, layout), layout, standardisation);
    }

    /// <inheritdoc/>
    public IEmbeddingPass BeginSong()
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        var workspace = _idle.TryTake(out var idle) ? idle : new EmbeddingWorkspace(_layout, _network.CreateBatch(BatchCapacity));
        return new EmbeddingPass(workspace, GiveBack);
    }

    /// <inheritdoc/>
    public void Normalise(float[] vector) => _standardisation.Apply(vector);

    /// <inheritdoc/>
    public void Dispose()
    {
        _isDisposed = true;
        DisposeIdle();
        _network.Dispose();
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
