using System.Numerics;

namespace PredictPicks.Selection.Features.Rhythm;

/// <summary>Finds a tempo exactly, near a rough one, by the phase of the pulse over minutes: 0.01 BPM on machine-made music, the mean on played music.</summary>
internal static class TempoRefinement
{
    /// <summary>Frequencies that are tried: a whole number of vectors.</summary>
    private const int Count = 128;

    /// <summary>They lie within ±1.7 %, as far as the mean tempo of played music may be from the rough one.</summary>
    private const double Octaves = 1.2 / 48;

    /// <summary>Harmonics of the beat.</summary>
    private const int Harmonics = 4;

    /// <summary>At most this many frames (240 s), of the middle: of 120 s, the mean tempo of played music depends on which part that is.</summary>
    private const int MaxFrames = 24_000;

    /// <summary>The tempo near <paramref name="bpm"/> at which the envelope's first four harmonics are strongest.</summary>
    /// <param name="envelope">One piece of the conditioned onset envelope.</param>
    /// <param name="bpm">Rough tempo.</param>
    public static double Refine(ReadOnlySpan<float> envelope, double bpm)
    {
        if (envelope.Length > MaxFrames)
        {
            envelope = envelope.Slice((envelope.Length - MaxFrames) / 2, MaxFrames);
        }

        var windowed = Windowed(envelope);
        var strengths = new double[Count];
        for (var harmonic = 1; harmonic <= Harmonics; harmonic++)
        {
            AddMagnitudes(windowed, bpm * harmonic, strengths);
        }

        var best = 0;
        for (var i = 1; i < Count; i++)
        {
            best = strengths[i] > strengths[best] ? i : best;
        }

        var offset = 0.0;
        if (best is > 0 and < Count - 1)
        {
            var (before, here, after) = (strengths[best - 1], strengths[best], strengths[best + 1]);
            var curvature = before - (2 * here) + after;
            offset = curvature < 0 ? Math.Clamp(0.5 * (before - after) / curvature, -0.5, 0.5) : 0;
        }

        return bpm * Ratio(best + offset);
    }

    private static double Ratio(double index) => Math.Pow(2, Octaves * ((2 * index / (Count - 1)) - 1));

    private static float[] Windowed(ReadOnlySpan<float> envelope)
    {
        var mean = 0.0;
        foreach (var x in envelope)
        {
            mean += x;
        }

        mean /= envelope.Length;
        var windowed = new float[envelope.Length];
        for (var t = 0; t < windowed.Length; t++)
        {
            windowed[t] = (float)((envelope[t] - mean) * (0.5 - (0.5 * Math.Cos(2 * Math.PI * t / windowed.Length))));
        }

        return windowed;
    }

    /// <summary>Adds |Σ x[t]·exp(−iωt)| for each frequency, lanes over frequencies, by Goertzel's recurrence in double: ω is never 0, so it is stable.</summary>
    private static void AddMagnitudes(float[] windowed, double centreBpm, double[] strengths)
    {
        for (var i = 0; i < Count; i += Vector<double>.Count)
        {
            var cosines = new double[Vector<double>.Count];
            for (var lane = 0; lane < cosines.Length; lane++)
            {
                cosines[lane] = Math.Cos(2 * Math.PI * centreBpm * Ratio(i + lane) / (60 * RhythmPlan.FramesPerSecond));
            }

            var twice = new Vector<double>(cosines) * 2;
            var (s1, s2) = (Vector<double>.Zero, Vector<double>.Zero);
            foreach (var x in windowed)
            {
                (s1, s2) = (new Vector<double>(x) + (twice * s1) - s2, s1);
            }

            var power = (s1 * s1) + (s2 * s2) - (twice * s1 * s2);
            for (var lane = 0; lane < cosines.Length; lane++)
            {
                strengths[i + lane] += Math.Sqrt(Math.Max(0, power[lane]));
            }
        }
    }
}
