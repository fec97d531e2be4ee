using PredictPicks.Selection.Features.Fingerprint;

namespace PredictPicks.Selection.Tests.Features.Fingerprint;

/// <summary>Made-up music at 11 025 Hz: random chords of decaying notes over a little noise. The same seed gives the same samples.</summary>
internal static class TestMusic
{
    public static short[] Play(int seed, double seconds, double gain = 1)
    {
        var random = new Random(seed);
        var sound = new double[(int)(seconds * Chromaprint.SampleRateHz)];
        for (var start = 0; start < sound.Length;)
        {
            var length = random.Next(2_000, 9_000);
            for (var note = 0; note < 3; note++)
            {
                AddNote(sound, start, length * 2, 110 * Math.Pow(2, random.Next(36) / 12.0), random.NextDouble() * Math.PI);
            }

            start += length;
        }

        return [.. sound.Select(value => (short)Math.Clamp(gain * ((value * 5_000) + (random.NextDouble() * 300)), short.MinValue, short.MaxValue))];
    }

    public static uint[] Fingerprint(ReadOnlySpan<short> samples)
    {
        var chromaprint = new Chromaprint();
        chromaprint.Add(samples);
        return chromaprint.Items.ToArray();
    }

    /// <summary>A sine, rounded to the nearest sample value.</summary>
    public static short[] Tone(double hertz, double amplitude, int samples) =>
        [.. Enumerable.Range(0, samples).Select(i => (short)Math.Round(amplitude * Math.Sin(2 * Math.PI * hertz * i / Chromaprint.SampleRateHz)))];

    /// <summary>Four harmonics, each by the recurrence of its sine, since many samples are made.</summary>
    private static void AddNote(double[] sound, int start, int length, double hertz, double phase)
    {
        var decay = Math.Exp(-3.0 / Chromaprint.SampleRateHz);
        for (var harmonic = 1; harmonic <= 4; harmonic++)
        {
            var step = 2 * Math.PI * hertz * harmonic / Chromaprint.SampleRateHz;
            var factor = 2 * decay * Math.Cos(step);
            var (before, now) = (Math.Sin((phase * harmonic) - step) / decay / harmonic, Math.Sin(phase * harmonic) / harmonic);
            for (var i = start; i < Math.Min(sound.Length, start + length); i++)
            {
                sound[i] += now;
                (before, now) = (now, (factor * now) - (decay * decay * before));
            }
        }
    }
}
