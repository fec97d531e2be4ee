using System.Numerics.Tensors;

namespace PredictPicks.Selection.Features.Rhythm;

/// <summary>Makes onset strengths fit for periodicity analysis: smooth, without their local mean, of unit deviation.</summary>
internal static class OnsetConditioning
{
    /// <summary>Frames of the moving mean: 1 s.</summary>
    private const int MeanFrames = RhythmPlan.FramesPerSecond;

    /// <summary>Conditions the pieces of a song in place: ≥ 0, standard deviation 1 over all of them.</summary>
    /// <returns>The deviation that they had before: how much stands out; 0 for a constant, which stays 0.</returns>
    public static double Apply(IReadOnlyList<float[]> pieces)
    {
        var (sum, squares, count) = (0.0, 0.0, 0L);
        foreach (var piece in pieces)
        {
            SubtractLocalMean(Smooth(piece), piece);
            foreach (var x in piece)
            {
                sum += x;
                squares += (double)x * x;
            }

            count += piece.Length;
        }

        var deviation = Math.Sqrt(Math.Max(0, (squares / count) - (sum / count * (sum / count))));
        foreach (var piece in pieces)
        {
            TensorPrimitives.Multiply(piece, deviation > 0 ? (float)(1 / deviation) : 0, piece);
        }

        return deviation;
    }

    /// <summary>Five-point Hann: ¼ ¾ 1 ¾ ¼, divided by their sum.</summary>
    private static double[] Smooth(float[] strengths)
    {
        var smooth = new double[strengths.Length];
        for (var t = 0; t < smooth.Length; t++)
        {
            double near = At(strengths, t - 1) + At(strengths, t + 1);
            double far = At(strengths, t - 2) + At(strengths, t + 2);
            smooth[t] = (strengths[t] + (0.75 * near) + (0.25 * far)) / 3;
        }

        return smooth;
    }

    private static float At(float[] values, int index) => (uint)index < (uint)values.Length ? values[index] : 0;

    private static void SubtractLocalMean(double[] smooth, float[] target)
    {
        var (first, end, sum) = (0, 0, 0.0);
        for (var t = 0; t < smooth.Length; t++)
        {
            while (end < smooth.Length && end < t + (MeanFrames / 2))
            {
                sum += smooth[end++];
            }

            while (first < t - (MeanFrames / 2))
            {
                sum -= smooth[first++];
            }

            target[t] = (float)Math.Max(0, smooth[t] - (sum / (end - first)));
        }
    }
}
