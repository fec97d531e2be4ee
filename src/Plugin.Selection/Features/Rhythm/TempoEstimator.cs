using System.Numerics.Tensors;

namespace PredictPicks.Selection.Features.Rhythm;

/// <summary>From a conditioned onset envelope to the evidence for its tempo.</summary>
internal static class TempoEstimator
{
    /// <summary>Windows of longer pieces: 20 s, every 5 s, so that it matters little where they begin.</summary>
    private const int WindowFrames = 20 * RhythmPlan.FramesPerSecond;
    private const int WindowHop = WindowFrames / 4;

    /// <summary>Lags whose median is the level of no periodicity: 0.3 to 2 s.</summary>
    private const int FirstTypicalLag = 30;
    private const int EndTypicalLag = 200;

    /// <summary>Metrical relatives whose rivalry makes the level uncertain.</summary>
    private static readonly double[] Rivals = [2, 0.5, 3, 1.0 / 3, 1.5, 2.0 / 3];

    /// <summary>All metrical relatives.</summary>
    private static readonly double[] Relatives = [1, 2, 0.5, 3, 1.0 / 3, 4, 0.25, 1.5, 2.0 / 3];

    /// <summary>A window agrees with the song at these ratios.</summary>
    private static readonly double[] Same = [1, 2, 0.5];

    /// <summary>Below this pulse a window has no beat of its own (see <see cref="RhythmPass.MinPulse"/>).</summary>
    private const double MinWindowPulse = RhythmPass.MinPulse;

    /// <summary>The evidence; null where nothing repeats.</summary>
    /// <param name="pieces">Conditioned, not empty.</param>
    /// <param name="tempogram">The plan.</param>
    public static TempoEvidence? Estimate(IReadOnlyList<float[]> pieces, Tempogram tempogram)
    {
        var windows = Windows(pieces);
        var meanRms = windows.Average(window => window.Rms);
        if (!(meanRms > 0))
        {
            return null;
        }

        var song = new Periodicity();
        var total = 0f;
        var locals = new List<TempoWindow>();
        var (scratch, local, normal) = (tempogram.CreateScratch(), new Periodicity(), new float[Tempogram.MaxFrames]);
        foreach (var (piece, start, length, rms) in windows.Where(window => window.Rms > 0))
        {
            var window = normal.AsSpan(0, length);
            TensorPrimitives.Divide(piece.AsSpan(start, length), (float)rms, window);
            tempogram.Compute(window, scratch, local);
            var weight = (float)Math.Min(1, rms / meanRms);
            song.Add(local, weight);
            total += weight;
            locals.Add(Locally(local, weight));
        }

        song.Divide(total);
        return Judge(song, locals, pieces);
    }

    private static TempoEvidence? Judge(Periodicity song, List<TempoWindow> locals, IReadOnlyList<float[]> pieces)
    {
        var scores = new TempoScores(song);
        if (!(scores.BestScore > 0))
        {
            return null;
        }

        var rough = scores.BestBpm;
        var refined = TempoRefinement.Refine(pieces.MaxBy(piece => piece.Length), rough);
        return new TempoEvidence(
            refined,
            scores.Relative(2) > scores.Relative(0.5) ? 2 * refined : refined / 2,
            Pulse(song, rough),
            Math.Clamp(1 - Rivals.Max(scores.Relative), 0, 1),
            1 - scores.RelativeElsewhere(Relatives),
            Agreement(locals, rough),
            locals.Sum(window => window.Weight * window.Pulse) / locals.Sum(window => window.Weight));
    }

    private static double Agreement(List<TempoWindow> locals, double rough)
    {
        var withBeat = locals.Where(window => window.Pulse >= MinWindowPulse).ToArray();
        return withBeat.Length > 0
            ? withBeat.Where(window => TempoScores.IsNearAny(window.Bpm, rough, Same)).Sum(window => window.Weight) / withBeat.Sum(window => window.Weight)
            : 1;
    }

    private static TempoWindow Locally(Periodicity local, float weight)
    {
        var scores = new TempoScores(local);
        return new TempoWindow(scores.BestBpm, scores.BestScore > 0 ? Pulse(local, scores.BestBpm) : 0, weight);
    }

    private static double Pulse(Periodicity periodicity, double bpm)
    {
        var typical = periodicity.ByLag[FirstTypicalLag..EndTypicalLag];
        Array.Sort(typical);
        var median = (typical[(typical.Length - 1) / 2] + typical[typical.Length / 2]) / 2.0;
        return Math.Clamp((TempoScores.MeanAutocorrelation(periodicity, bpm) - median) / (1 - median), 0, 1);
    }

    private static List<(float[] Piece, int Start, int Length, double Rms)> Windows(IReadOnlyList<float[]> pieces)
    {
        var windows = new List<(float[] Piece, int Start, int Length, double Rms)>();
        foreach (var piece in pieces)
        {
            var length = piece.Length <= Tempogram.MaxFrames ? piece.Length : WindowFrames;
            for (var start = 0; start + length <= piece.Length; start += WindowHop)
            {
                windows.Add((piece, start, length, Math.Sqrt(TensorPrimitives.SumOfSquares(piece.AsSpan(start, length)) / length)));
            }
        }

        return windows;
    }

    /// <summary>A window's own tempo and pulse, and how much it counts.</summary>
    private sealed record TempoWindow(double Bpm, double Pulse, double Weight);
}
