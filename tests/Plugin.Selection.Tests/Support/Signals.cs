namespace PredictPicks.Selection.Tests.Support;

/// <summary>Known signals.</summary>
public static class Signals
{
    /// <summary>Interleaved sines, another frequency in each channel: (220 · (channel + 1)) Hz.</summary>
    /// <param name="sampleRateHz">Frames a second.</param>
    /// <param name="channels">Channels.</param>
    /// <param name="frames">Length.</param>
    /// <param name="amplitude">Of each channel.</param>
    public static float[] Chord(int sampleRateHz, int channels, int frames, float amplitude = 0.4f)
    {
        var samples = new float[frames * channels];
        for (var i = 0; i < samples.Length; i++)
        {
            var (frame, channel) = (i / channels, i % channels);
            samples[i] = amplitude * (float)Math.Sin(2 * Math.PI * 220 * (channel + 1) * frame / sampleRateHz);
        }

        return samples;
    }

    /// <summary>Uniform noise in ±<paramref name="amplitude"/>, the same for the same seed.</summary>
    public static float[] Noise(int count, int seed, float amplitude = 0.5f)
    {
        var random = new Random(seed);
        var samples = new float[count];
        for (var i = 0; i < count; i++)
        {
            samples[i] = ((random.NextSingle() * 2) - 1) * amplitude;
        }

        return samples;
    }

    /// <summary>The mean of the channels of interleaved samples.</summary>
    public static float[] Mean(float[] interleaved, int channels)
    {
        var mean = new float[interleaved.Length / channels];
        for (var frame = 0; frame < mean.Length; frame++)
        {
            var sum = 0.0;
            for (var channel = 0; channel < channels; channel++)
            {
                sum += interleaved[(frame * channels) + channel];
            }

            mean[frame] = (float)(sum / channels);
        }

        return mean;
    }
}
