namespace PredictPicks.Selection.Features.Tonal;

/// <summary>
/// Where partials are pitches. Below 100 Hz they are too wide for a semitone at this frame length, but bass notes are strong: with an edge there, a song in another key, whose bass
/// lies on the other side, loses or gains them all (7 of 100 real songs that were moved by a semitone then changed between keys close to one another). So they fade.
/// </summary>
internal static class PitchRange
{
    /// <summary>Partials below count nothing.</summary>
    public const double MinHz = 85;

    /// <summary>Above there is more noise than tone.</summary>
    public const double MaxHz = 5000;

    /// <summary>From here on partials count fully.</summary>
    private const float FullHz = 120;

    /// <summary>Fades the lowest partials: a raised cosine over the logarithm of frequency.</summary>
    /// <param name="hertz">Frequencies.</param>
    /// <param name="magnitudes">As many, in place.</param>
    public static void Fade(ReadOnlySpan<float> hertz, Span<float> magnitudes)
    {
        for (var i = 0; i < hertz.Length; i++)
        {
            if (hertz[i] < FullHz)
            {
                var part = Math.Clamp(Math.Log(hertz[i] / MinHz) / Math.Log(FullHz / MinHz), 0, 1);
                magnitudes[i] *= (float)Math.Pow(Math.Sin(Math.PI / 2 * part), 2);
            }
        }
    }
}
