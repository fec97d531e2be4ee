using System.Numerics.Tensors;

namespace PredictPicks.Selection.Features.Embedding;

/// <summary>
/// The front end runs over the whole song, and its frames are cut into patches side by side. A rest shorter than a patch is dropped; a song
/// shorter than one patch is repeated until it fills one.
/// </summary>
internal sealed class FramesPass : EmbeddingPass
{
    private PatchMeter _meter;
    private int _frame;

    public FramesPass(EmbeddingWorkspace workspace, Action<EmbeddingWorkspace> giveBack)
        : base(workspace, giveBack)
    {
        workspace.Frames!.Restart();
    }

    protected override void Take(ReadOnlySpan<float> samples)
    {
        var free = Workspace.Beginning.AsSpan((int)Math.Min(SampleCount, Workspace.Beginning.Length));
        samples[..Math.Min(samples.Length, free.Length)].CopyTo(free);
        Write(samples);
    }

    protected override void End()
    {
        Workspace.Frames!.End();
        ReadFrames();
        if (Workspace.Queue.IsEmpty)
        {
            RepeatBeginning();
        }
    }

    /// <summary>
    /// Plays the song in a loop for the length of one patch. That is one hop more than the last frame's centre, so the patch has zeros
    /// before it, as every song has, but none after it.
    /// </summary>
    private void RepeatBeginning()
    {
        var workspace = Workspace;
        var song = workspace.Beginning.AsSpan(0, (int)SampleCount);
        var missing = workspace.Layout.PatchSamples + RestOfLastFrame();
        workspace.Frames!.Restart();
        _meter = default;
        _frame = 0;
        while (missing > 0)
        {
            var count = Math.Min(missing, song.Length);
            Write(song[..count]);
            missing -= count;
        }
    }

    /// <summary>What the last frame needs beyond its hop where frames are not centred.</summary>
    private int RestOfLastFrame()
    {
        var parameters = Workspace.Layout.FrontEnd!.Parameters;
        return parameters.Padding == Spectrum.FramePadding.None ? parameters.FftLength - parameters.HopLength : 0;
    }

    private void Write(ReadOnlySpan<float> values)
    {
        while (!values.IsEmpty)
        {
            values = values[Workspace.Frames!.Write(values)..];
            ReadFrames();
        }
    }

    private void ReadFrames()
    {
        var workspace = Workspace;
        var layout = workspace.Layout;
        while (true)
        {
            var frame = workspace.Patch.AsSpan(_frame * layout.Bands, layout.Bands);
            if (!workspace.Frames!.TryRead(frame, out var energy, out var sampleCount))
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
        var (queue, patch, meter) = (Workspace.Queue, Workspace.Patch, _meter);
        _meter = default;
        _frame = 0;
        if (meter.IsDamaged)
        {
            queue.SkipDamaged();
        }
        else if (queue.Measure(meter.Rms))
        {
            Workspace.Layout.FrontEnd!.CompletePatch(patch);
            Workspace.Layout.Order.Arrange(patch, Workspace.Layout.Bands, queue.Next);
            queue.Enqueue(meter.Rms);
        }
    }
}
