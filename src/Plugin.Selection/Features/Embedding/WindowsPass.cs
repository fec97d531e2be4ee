using System.Numerics.Tensors;
using PredictPicks.Selection.Features.Frames;

namespace PredictPicks.Selection.Features.Embedding;

/// <summary>The song is cut into windows, which may overlap, and each of them goes through the front end by itself.</summary>
internal sealed class WindowsPass : EmbeddingPass
{
    public WindowsPass(EmbeddingWorkspace workspace, Action<EmbeddingWorkspace> giveBack)
        : base(workspace, giveBack)
    {
        workspace.Samples!.Restart();
    }

    protected override void Take(ReadOnlySpan<float> samples)
    {
        while (!samples.IsEmpty)
        {
            samples = samples[Workspace.Samples!.Write(samples)..];
            ReadWindows();
        }
    }

    protected override void End()
    {
        Workspace.Samples!.End();
        ReadWindows();
    }

    private void ReadWindows()
    {
        var (workspace, queue) = (Workspace, Workspace.Queue);
        while (workspace.Samples!.TryRead(out var window, out _))
        {
            var rms = TensorPrimitives.Norm(window) / Math.Sqrt(window.Length);
            if (!(rms <= CleanSamples.Limit))
            {
                queue.SkipDamaged();
            }
            else if (queue.Measure(rms))
            {
                MakePatch(window);
                workspace.Layout.Order.Arrange(workspace.Patch, workspace.Layout.Bands, queue.Next);
                queue.Enqueue(rms);
            }
        }
    }

    private void MakePatch(ReadOnlySpan<float> window)
    {
        var patch = Workspace.Patch;
        var bands = Workspace.Layout.Bands;
        if (Workspace.Frames is not { } frames)
        {
            window.CopyTo(patch);
            if (Workspace.Layout.Windows!.IsStandardised)
            {
                Standardise(patch);
            }

            return;
        }

        var frame = 0;
        frames.Restart();
        while (!window.IsEmpty)
        {
            window = window[frames.Write(window)..];
            ReadFrames(patch);
        }

        frames.End();
        ReadFrames(patch);
        Workspace.Layout.FrontEnd!.CompletePatch(patch);

        void ReadFrames(float[] target)
        {
            while (frame * bands < target.Length && frames.TryRead(target.AsSpan(frame * bands, bands), out _, out _))
            {
                frame++;
            }
        }
    }

    /// <summary>Mean 0 and variance 1, with 10⁻⁷ added to the variance, as the networks of the wav2vec family are trained.</summary>
    private static void Standardise(Span<float> samples)
    {
        const float VarianceFloor = 1e-7f;
        TensorPrimitives.Subtract(samples, TensorPrimitives.Sum<float>(samples) / samples.Length, samples);
        var variance = TensorPrimitives.SumOfSquares<float>(samples) / samples.Length;
        TensorPrimitives.Divide(samples, MathF.Sqrt(variance + VarianceFloor), samples);
    }
}
