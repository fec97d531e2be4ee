namespace PredictPicks.Selection.Tests.Features.Spectrum;

/// <summary>Signals made of formulas.</summary>
internal static class TestSignals
{
    /// <summary>A gliding tone, noise bursts twice a second, and a quiet stretch: something of everything, never silent for a whole
    /// second.</summary>
    public static float[] Music(double seconds, int sampleRateHz = 16_000, int seed = 1)
    {
        var random = new Random(seed);
        var samples = new float[(int)(seconds * sampleRateHz)];
        for (var i = 0; i < samples.Length; i++)
        {
            var t = (double)i / sampleRateHz;
            var glide = 0.3 * Math.Sin(2 * Math.PI * ((220 * t) + (25 * t * Math.Sin(t))));
            var burst = 0.2 * Math.Exp(-8 * (t % 0.5)) * ((2 * random.NextDouble()) - 1);
            samples[i] = (float)((t % 7 < 6 ? 1 : 0.01) * (glide + burst));
        }

        return samples;
    }

    public static float[] Noise(int length, float amplitude, int seed = 1)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, length).Select(_ => ((random.NextSingle() * 2) - 1) * amplitude)];
    }

    public static float[] Tone(int length, double hertz, float amplitude, int sampleRateHz = 16_000) =>
        [.. Enumerable.Range(0, length).Select(t => (float)(amplitude * Math.Sin(2 * Math.PI * hertz * t / sampleRateHz)))];
}
