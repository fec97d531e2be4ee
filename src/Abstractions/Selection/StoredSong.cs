namespace PredictPicks.Abstractions;

/// <summary>A song as the feature store has it. Missing values are null.</summary>
/// <param name="Id">The song.</param>
/// <param name="Paths">Every path that it was ever seen at, present files first.</param>
/// <param name="Tags">Snapshot of its tags.</param>
/// <param name="Sound">What it sounds like.</param>
/// <param name="DurationSeconds">Decoded length.</param>
/// <param name="Properties">Technical facts of its audio.</param>
/// <param name="UpdatedAt">When it was last analysed.</param>
/// <param name="Vector">The active model's vector as stored, when asked for.</param>
public sealed record StoredSong(
    SongId Id,
    IReadOnlyList<string> Paths,
    SongTags Tags,
    SongSound Sound,
    double? DurationSeconds,
    AudioProperties Properties,
    DateTimeOffset UpdatedAt,
    float[]? Vector);

/// <summary>Every feature of a file.</summary>
/// <param name="Id">The song.</param>
/// <param name="Path">The file.</param>
/// <param name="Tags">Its tags.</param>
/// <param name="Properties">Technical facts of its audio.</param>
/// <param name="DurationSeconds">Decoded length.</param>
/// <param name="Embedding">The vector as stored, or null when it is missing.</param>
/// <param name="Model">The model that made it.</param>
/// <param name="Sound">What it sounds like.</param>
/// <param name="Missing">What could not be computed, and why.</param>
public sealed record SongInspection(
    SongId Id,
    string Path,
    SongTags Tags,
    AudioProperties Properties,
    double DurationSeconds,
    float[]? Embedding,
    ModelReference Model,
    SongSound Sound,
    IReadOnlyList<MissingFeature> Missing);

/// <summary>A feature that could not be computed.</summary>
/// <param name="Feature">Its name, such as <c>embedding</c>.</param>
/// <param name="Reason">Why.</param>
public sealed record MissingFeature(string Feature, UserText Reason);
