using System.Composition;
using PredictPicks.Abstractions;
using PredictPicks.Selection.Models;

namespace PredictPicks.Selection.Features.Embedding;

/// <summary>
/// The song's vector and mean RMS, by the model in use. The name and version come from the pack's card; the network is loaded when the
/// first song needs it, so a scan in which nothing has changed does not pay for it.
/// </summary>
[Export(typeof(IFeature))]
[Shared]
internal sealed class EmbeddingFeature : IFeature
{
    public const string FeatureName = "embedding";

    private readonly ActiveModel _model;

    [ImportingConstructor]
    public EmbeddingFeature(ActiveModel model)
    {
        _model = model;
    }

    /// <inheritdoc/>
    public string Name => FeatureName;

    /// <summary>One a model, so that the vectors of two can live side by side; that of the bundled one is older than the others.</summary>
    /// <exception cref="PicksException">There is no model that could be used.</exception>
    public string StoredName => string.Equals(_model.ReadName().Id, ModelPackSource.BundledId, StringComparison.Ordinal)
        ? FeatureName
        : $"{FeatureName}/{_model.ReadName().Id}";

    /// <summary>The model's id and version. Reads its card only.</summary>
    /// <exception cref="PicksException">There is no model that could be used.</exception>
    public string Version => _model.ReadName().ToString();

    /// <summary>What the model listens to. Loads it.</summary>
    /// <exception cref="PicksException">The model cannot be used.</exception>
    public AnalysisStream Stream => _model.Value.Stream;

    /// <summary>Starts a song. Loads the model if need be.</summary>
    /// <exception cref="PicksException">The model cannot be used.</exception>
    public IFeaturePass BeginSong() => new Pass(_model.Value);

    private sealed class Pass(IEmbeddingModel model) : IFeaturePass
    {
        private readonly IEmbeddingPass _pass = model.BeginSong();

        public void Add(ArraySegment<byte> samples) => _pass.Add(samples);

        public void Complete(SongAnalysis song)
        {
            var result = _pass.Complete();
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
