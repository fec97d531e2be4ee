namespace PredictPicks.Abstractions;

/// <summary>The key of a song.</summary>
/// <param name="Tonic">Pitch class: 0 is C, 1 C♯ … 11 B.</param>
/// <param name="Mode">Major or minor.</param>
/// <param name="Strength">Correlation of the song's pitch classes with the key's profile: 0.35 (barely) to 1.</param>
public sealed record MusicalKey(int Tonic, KeyMode Mode, double Strength)
{
    private static readonly string[] Major = ["C", "D♭", "D", "E♭", "E", "F", "F♯", "G", "A♭", "A", "B♭", "B"];
    private static readonly string[] Minor = ["C", "C♯", "D", "E♭", "E", "F", "F♯", "G", "G♯", "A", "B♭", "B"];

    /// <summary>The tonic as scores have it: of two spellings the one with fewer accidentals, D♭ in major and C♯ in minor.</summary>
    public string TonicName => (Mode == KeyMode.Minor ? Minor : Major)[Tonic];
}

/// <summary>The two modes of Western keys.</summary>
public enum KeyMode
{
    /// <summary>Major.</summary>
    Major,

    /// <summary>Minor.</summary>
    Minor,
}
