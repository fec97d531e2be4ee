using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using PredictPicks.Abstractions;

namespace PredictPicks.Selection.Features.Embedding;

/// <summary>
/// One song: log-mel frames → patches without overlap → the network, in batches → mean of the patch vectors, weighted by patch RMS.
/// <list type="bullet">
/// <item>Patches below the silence threshold are not heard; they count in the mean RMS alone.</item>
/// <item>Patches that contain a sample or a spectrum that is no finite number are left out altogether, so one damaged spot costs three
/// seconds, not the song.</item>
/// <item>A rest shorter than a patch is dropped.</item>
/// <item>A song shorter than one patch is repeated until it fills one; a song shorter than one analysis window has no spectrum, and no
/// vector.</item>
/// </list>
/// The result does not depend on how the song was cut into blocks, bit for bit.
/// </summary>
internal sealed class EmbeddingPass : IEmbeddingPass
{
    private readonly Action<EmbeddingWorkspace> _giveBack;
    private EmbeddingWorkspace? _workspace;
    private PatchMeter _meter;
    private long _samples;
    private int _frame;
    private int _queued;
    private int _heard;
    private int _measured;
    private int _damaged;
    private double _rmsSum;

    /// <param name="workspace">This pass uses it alone until it gives it back.</param>
    /// <param name="giveBack">Called once, by <see cref="Dispose"/>.</param>
    public EmbeddingPass(EmbeddingWorkspace workspace, Action<EmbeddingWorkspace> giveBack)
    {
        _workspace = workspace;
        _giveBack = giveBack;
        workspace.Frames.Restart();
        workspace.Mean.Clear();
    }

    private EmbeddingWorkspace Workspace => _workspace ?? throw new ObjectDisposedException(nameof(EmbeddingPass));

    /// <inheritdoc/>
    public void Add(ArraySegment<byte> samples)
    {
        if (samples.Count % sizeof(float) != 0)
        {
            throw new ArgumentException("Blocks consist of whole samples of 4 bytes.", nameof(samples));
        }

        var values = MemoryMarshal.Cast<byte, float>(samples.AsSpan());
        KeepBeginning(values);
        _samples += values.Length;
        Write(values);
    }

    /// <inheritdoc/>
    public SongEmbedding Complete()
    {
        var workspace = Workspace;
        workspace.Frames.End();
        ReadFrames();
        if (_measured + _damaged == 0)
        {
            if (_samples < workspace.Layout.FrontEnd.Parameters.FftLength)
            {
                return new SongEmbedding(null, null, EmbeddingTexts.Word(_samples == 0 ? "audio-empty" : "audio-too-short"));
            }

            RepeatBeginning();
        }

        RunBatch();
        return Result();
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

    private void KeepBeginning(ReadOnlySpan<float> values)
    {
        var free = Workspace.Beginning.AsSpan((int)Math.Min(_samples, Workspace.Beginning.Length));
        values[..Math.Min(values.Length, free.Length)].CopyTo(free);
    }

    /// <summary>
    /// Plays the song in a loop for the length of one patch. That is one hop more than the last frame's centre, so the patch has zeros
    /// before it, as every song has, but none after it.
    /// </summary>
    private void RepeatBeginning()
    {
        var workspace = Workspace;
        var song = workspace.Beginning.AsSpan(0, (int)_samples);
        var missing = workspace.Layout.PatchSamples;
        workspace.Frames.Restart();
        _meter = default;
        _frame = 0;
        while (missing > 0)
        {
            var count = Math.Min(missing, song.Length);
            Write(song[..count]);
            missing -= count;
        }
    }

    private void Write(ReadOnlySpan<float> values)
    {
        while (!values.IsEmpty)
        {
            values = values[Workspace.Frames.Write(values)..];
            ReadFrames();
        }
    }

    private void ReadFrames()
    {
        var workspace = Workspace;
        var layout = workspace.Layout;
        while (true)
        {
            var frame = workspace.Batch.Patches.Slice((_queued * layout.PatchLength) + (_frame * layout.Bands), layout.Bands);
            if (!workspace.Frames.TryRead(frame, out var energy, out var sampleCount))
            {
                return;
            }

            _meter.Add(energy, sampleCount, TensorPrimitives.Max<float>(frame));
            _frame++;
            if (_frame == layout.Frames)
            {
                EndPatch();
            }
        }
    }

    private void EndPatch()
    {
        var (isDamaged, rms) = (_meter.IsDamaged, _meter.Rms);
        _meter = default;
        _frame = 0;
        if (isDamaged)
        {
            _damaged++;
            return;
        }

        _measured++;
        _rmsSum += rms;
        if (rms < Workspace.Layout.SilenceRms)
        {
            return;
        }

        Workspace.Weights[_queued] = rms;
        _queued++;
        _heard++;
        if (_queued == Workspace.Batch.Capacity)
        {
            RunBatch();
        }
    }

    private void RunBatch()
    {
        if (_queued == 0)
        {
            return;
        }

        var workspace = Workspace;
        workspace.Batch.Run(_queued);
        var dimension = workspace.Layout.Dimension;
        for (var patch = 0; patch < _queued; patch++)
        {
            workspace.Mean.Add(workspace.Batch.Vectors.Slice(patch * dimension, dimension), workspace.Weights[patch]);
        }

        _queued = 0;
    }

    private SongEmbedding Result()
    {
        if (_measured == 0)
        {
            return new SongEmbedding(null, null, EmbeddingTexts.Word("audio-not-finite", Workspace.Layout.PatchSeconds));
        }

        var rmsMean = _rmsSum / _measured;
        if (_heard == 0)
        {
            return new SongEmbedding(null, rmsMean, EmbeddingTexts.Word("audio-silent"));
        }

        return Workspace.Mean.TryGet() is { } vector
            ? new SongEmbedding(vector, rmsMean, null)
            : new SongEmbedding(null, rmsMean, EmbeddingTexts.Word("embedding-not-finite"));
    }
}
