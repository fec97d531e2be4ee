namespace PredictPicks.Selection.Features.Tonal;

/// <summary>How often each scale degree is heard in a key, tonic first, in semitones.</summary>
internal static class KeyProfiles
{
    /// <summary>
    /// "braw", medians of a corpus of electronic dance music: Á. Faraldo, S. Jordà, P. Herrera, "A Multi-Profile Method for Key Estimation in EDM",
    /// AES Conference on Semantic Audio, 2017.
    /// </summary>
    public static ReadOnlySpan<float> BrawMajor => [1.0000f, 0.1573f, 0.4200f, 0.1570f, 0.5296f, 0.3669f, 0.1632f, 0.7711f, 0.1676f, 0.3827f, 0.2113f, 0.2965f];

    public static ReadOnlySpan<float> BrawMinor => [1.0000f, 0.2330f, 0.3615f, 0.3905f, 0.2925f, 0.3777f, 0.1961f, 0.7425f, 0.2701f, 0.2161f, 0.4228f, 0.2272f];

    /// <summary>
    /// Classical scores: J. Albrecht, D. Shanahan, "The Use of Large Corpora to Train a New Type of Key-Finding Algorithm", Music Perception 31(1), 2013.
    /// </summary>
    public static ReadOnlySpan<float> AlbrechtShanahanMajor => [0.238f, 0.006f, 0.111f, 0.006f, 0.137f, 0.094f, 0.016f, 0.214f, 0.009f, 0.080f, 0.008f, 0.081f];

    public static ReadOnlySpan<float> AlbrechtShanahanMinor => [0.220f, 0.006f, 0.104f, 0.123f, 0.019f, 0.103f, 0.012f, 0.214f, 0.062f, 0.022f, 0.061f, 0.052f];
}
