using PredictPicks.Selection.Features.Spectrum;

namespace PredictPicks.Selection.Features.Embedding;

/// <summary>All the memory that one song needs on its way through a model, used for one song after another.</summary>
internal sealed class EmbeddingWorkspace : IDisposable
{
    public EmbeddingWorkspace(PatchLayout layout, PatchBatch batch)
    {
        Layout = layout;
        Batch = batch;
        Frames = new MelStream(layout.FrontEnd);
        Weights = new double[batch.Capacity];
        Mean = new WeightedMean(layout.Dimension);
        Beginning = new float[layout.PatchSamples];
    }

    public PatchLayout Layout { get; }

    public PatchBatch Batch { get; }

    public MelStream Frames { get; }

    /// <summary>RMS of each patch in <see cref="Batch"/>.</summary>
    public double[] Weights { get; }

    public WeightedMean Mean { get; }

    /// <summary>The song's first patch of samples: what is repeated if that is all there is.</summary>
    public float[] Beginning { get; }

    public void Dispose() => Batch.Dispose();
}
