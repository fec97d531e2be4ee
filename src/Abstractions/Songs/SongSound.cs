namespace PredictPicks.Abstractions;

/// <summary>What a song sounds like, beside its embedding. A value that is missing could not be computed, or was not computed yet.</summary>
public sealed record SongSound
{
    /// <summary>A song of which nothing was heard.</summary>
    public static SongSound Unknown { get; } = new();

    /// <summary>Mean RMS, 0 to 1.</summary>
    public double? RmsMean { get; init; }

    /// <summary>Chromaprint items (algorithm 2) of the first 120 s.</summary>
    public uint[]? Fingerprint { get; init; }

    /// <summary>Harmonic pitch class profile: [12], from C upwards, unit length, corrected for the song's tuning.</summary>
    public float[]? Hpcp { get; init; }

    /// <summary>Key.</summary>
    public MusicalKey? Key { get; init; }

    /// <summary>Tempo.</summary>
    public Tempo? Tempo { get; init; }

    /// <summary>Loudness.</summary>
    public SongLoudness? Loudness { get; init; }
}
