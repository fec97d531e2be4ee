using System.Runtime.InteropServices;
using PredictPicks.Abstractions;

namespace PredictPicks.Selection.Features.Embedding;

/// <summary>
/// One song: samples → patches → the network, in batches → mean of the patch vectors, weighted by patch RMS. A song shorter than one
/// analysis frame has no spectrum, and no vector. The result does not depend on how the song was cut into blocks, bit for bit.
/// </summary>
internal abstract class EmbeddingPass : IEmbeddingPass
{
    private readonly Action<EmbeddingWorkspace> _giveBack;
    private EmbeddingWorkspace? _workspace;
    private long _samples;

    protected EmbeddingPass(EmbeddingWorkspace workspace, Action<EmbeddingWorkspace> giveBack)
    {
        _workspace = workspace;
        _giveBack = giveBack;
        workspace.Queue.Restart();
    }

    protected EmbeddingWorkspace Workspace => _workspace ?? throw new ObjectDisposedException(GetType().Name);

    /// <summary>Samples so far.</summary>
    protected long SampleCount => _samples;

    /// <inheritdoc/>
    public void Add(ArraySegment<byte> samples)
    {
        if (samples.Count % sizeof(float) != 0)
        {
            throw new ArgumentException("Blocks consist of whole samples of 4 bytes.", nameof(samples));
        }

        var values = MemoryMarshal.Cast<byte, float>(samples.AsSpan());
        Take(values);
        _samples += values.Length;
    }

    /// <inheritdoc/>
    public SongEmbedding Complete()
    {
        if (_samples < Workspace.Layout.ShortestSong)
        {
            return new SongEmbedding(null, null, EmbeddingTexts.Word(_samples == 0 ? "audio-empty" : "audio-too-short"));
        }

        End();
        return Workspace.Queue.Complete();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_workspace is { } workspace)
        {
            _workspace = null;
            _giveBack(workspace);
        }
    }

    /// <summary>Makes patches of what has come.</summary>
    protected abstract void Take(ReadOnlySpan<float> samples);

    /// <summary>Makes the last patches.</summary>
    protected abstract void End();
}
