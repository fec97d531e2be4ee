using PredictPicks.Selection.Features.Frames;
using PredictPicks.Selection.Features.Spectrum;

namespace PredictPicks.Selection.Features.Embedding;

/// <summary>All the memory that one song needs on its way through a model, used for one song after another.</summary>
internal sealed class EmbeddingWorkspace : IDisposable
{
    private readonly PatchBatch _batch;

    public EmbeddingWorkspace(PatchLayout layout, PatchBatch batch)
    {
        Layout = layout;
        _batch = batch;
        Queue = new PatchQueue(layout, batch);
        Frames = layout.FrontEnd is { } frontEnd ? new MelStream(frontEnd, layout.Windows?.Length) : null;
        Patch = new float[layout.PatchLength];
        Samples = layout.Windows is { } windows ? new PaddedFrames(windows.Length, windows.Hop, windows.Pads) : null;
        Beginning = layout.Windows is null ? new float[layout.PatchSamples] : [];
    }

    public PatchLayout Layout { get; }

    public PatchQueue Queue { get; }

    /// <summary>The front end, if there is one.</summary>
    public MelStream? Frames { get; }

    /// <summary>[frames, bands]: the patch at work.</summary>
    public float[] Patch { get; }

    /// <summary>The song's windows, for models that cut it before the front end.</summary>
    public PaddedFrames? Samples { get; }

    /// <summary>The song's first patch of samples, for models that cut its frames: what is repeated if that is all there is.</summary>
    public float[] Beginning { get; }

    /// <summary>Starts a song: a pass that uses this memory alone until it gives it back.</summary>
    /// <param name="giveBack">Called once, when the pass is disposed.</param>
    public EmbeddingPass Begin(Action<EmbeddingWorkspace> giveBack) =>
        Layout.Windows is null ? new FramesPass(this, giveBack) : new WindowsPass(this, giveBack);

    public void Dispose() => _batch.Dispose();
}
