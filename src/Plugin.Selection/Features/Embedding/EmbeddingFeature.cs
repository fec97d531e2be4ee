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
    private volatile string? _version;

    [ImportingConstructor]
    public EmbeddingFeature(ActiveModel model)
    {
        _model = model;
    }

    /// <inheritdoc/>
    public string Name => FeatureName;

    /// <summary>The model's id and version. Reads its card only.</summary>
    /// <exception cref="PicksException">There is no model that could be used.</exception>
    public string Version => _version ??= _model.ReadVersion();

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
