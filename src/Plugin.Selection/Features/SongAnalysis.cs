using PredictPicks.Abstractions;

namespace PredictPicks.Selection.Features;

/// <summary>What one pass over a song found: filled by the features, stored as one row. A value that could not be computed is null and has a reason.</summary>
internal sealed class SongAnalysis
{
    public required SongId Id { get; init; }

    /// <summary>Hash of the packets; equals <see cref="Id"/> unless the host has ids of its own.</summary>
    public required SongId PacketHash { get; init; }

    public required SongTags Tags { get; init; }

    public required AudioProperties Properties { get; init; }

    /// <summary>Decoded length, in seconds.</summary>
    public required double DurationSeconds { get; init; }

    /// <summary>Mean RMS, 0 to 1.</summary>
    public double? RmsMean { get; set; }

    /// <summary>The model's vector as stored: neither centred nor scaled.</summary>
    public float[]? Embedding { get; set; }

    /// <summary>The model that listened, also when it gave no <see cref="Embedding"/>; null when none did.</summary>
    public ModelReference? EmbeddingModel { get; set; }

    /// <summary>Chromaprint items (algorithm 2) of the first 120 s, one every 1365/11 025 s.</summary>
    public uint[]? Fingerprint { get; set; }

    /// <summary>Harmonic pitch class profile: [12], from C upwards, unit length, corrected for the song's tuning.</summary>
    public float[]? Hpcp { get; set; }

    public MusicalKey? Key { get; set; }

    public Tempo? Tempo { get; set; }

    public SongLoudness? Loudness { get; set; }

    /// <summary>Features that were computed in this pass, missing values included, by name, with their versions.</summary>
    public Dictionary<string, string> FeatureVersions { get; } = new(StringComparer.Ordinal);

    public List<MissingFeature> Missing { get; } = [];

    public SongSound ToSound() => new()
    {
        RmsMean = RmsMean,
        Fingerprint = Fingerprint,
        Hpcp = Hpcp,
        Key = Key,
        Tempo = Tempo,
        Loudness = Loudness,
    };
}
