using System.Composition;
using PredictPicks.Abstractions;

namespace PredictPicks.Selection.Features.Embedding;

/// <summary>
/// The song's vector and mean RMS, by the model in use. The name and version come from the pack's card; the network is loaded when the
/// first song needs it, so a scan in which nothing has changed does not pay for it.
/// </summary>
[Export(typeof(IFeature))]
[Shared]
internal sealed class EmbeddingFeature : IFeature, IDisposable
{
    public const string FeatureName = "embedding";

    private readonly IEmbeddingModelSource _source;
    private readonly Lock _lock = new();
    private volatile string? _version;
    private volatile IEmbeddingModel? _model;

    [ImportingConstructor]
    public EmbeddingFeature(IEmbeddingModelSource source)
    {
        _source = source;
    }

    /// <inheritdoc/>
    public string Name => FeatureName;

    /// <summary>The model's id and version. Reads its card only.</summary>
    /// <exception cref="PicksException">There is no model that could be used.</exception>
    public string Version => _version ??= ReadVersion();

    /// <summary>What the model listens to. Loads it.</summary>
    /// <exception cref="PicksException">The model cannot be used.</exception>
    public AnalysisStream Stream => Model.Stream;

    private IEmbeddingModel Model
    {
        get
        {
            if (_model is { } loaded)
            {
                return loaded;
            }

            // A failure is not kept: the next song tries again, after the user has put the model right.
            lock (_lock)
            {
                return _model ??= _source.LoadActive();
            }
        }
    }

    /// <summary>Starts a song. Loads the model if need be.</summary>
    /// <exception cref="PicksException">The model cannot be used.</exception>
    public IFeaturePass BeginSong()
    {
        var model = Model;
        return new Pass(model, $"{model.Id}/{model.Version}");
    }

    public void Dispose() => _model?.Dispose();

    private string ReadVersion()
    {
        var active = _source.List().FirstOrDefault(pack => pack.IsActive);
        if (active is null || active.Problem is not null)
        {
            // The source knows best what to say; should the pack have become usable by now, its own version counts.
            return $"{Model.Id}/{Model.Version}";
        }

        return $"{active.Id}/{active.Version}";
    }

    private sealed class Pass(IEmbeddingModel model, string version) : IFeaturePass
    {
        private readonly IEmbeddingPass _pass = model.BeginSong();

        public void Add(ArraySegment<byte> samples) => _pass.Add(samples);

        public void Complete(SongAnalysis song)
        {
            var result = _pass.Complete();
            song.FeatureVersions[FeatureName] = version;
            song.RmsMean = result.RmsMean;
            song.Embedding = result.Vector;
            song.EmbeddingModel = new ModelReference(model.Id, model.Version, model.Dimension);
            if (result.MissingReason is { } reason)
            {
                song.Missing.Add(new MissingFeature(FeatureName, reason));
            }
        }

        public void Dispose() => _pass.Dispose();
    }
}
