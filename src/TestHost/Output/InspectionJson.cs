using System.Text.Json;
using System.Text.Json.Serialization;
using PredictPicks.Abstractions;

namespace PredictPicks.TestHost.Output;

/// <summary>Every feature of files as JSON. Members that are missing are absent, never 0.</summary>
internal static class InspectionJson
{
    public static string Write(IEnumerable<SongInspection> songs) =>
        JsonSerializer.Serialize([.. songs.Select(ToDocument)], Json.Readable.IReadOnlyListInspectionDocument) + "\n";

    private static InspectionDocument ToDocument(SongInspection song) => new(
        song.Id.Value,
        song.Path,
        song.DurationSeconds,
        song.Properties.BitrateKbps ?? song.Tags.BitrateKbps,
        TagsDocument.From(song.Tags),
        song.Embedding is { } vector ? new EmbeddingDocument(song.Model.Id, vector.Length, vector) : null,
        song.Sound.RmsMean,
        song.Sound.Fingerprint is { } items ? new FingerprintDocument(2, items) : null,
        song.Sound.Hpcp,
        KeyDocument.From(song.Sound.Key),
        BpmDocument.From(song.Sound.Tempo),
        song.Sound.Loudness?.IntegratedLufs,
        song.Sound.Loudness?.PeakDbfs,
        song.Sound.Loudness?.RangeLu,
        [.. song.Missing.Select(missing => new MissingDocument(missing.Feature, missing.Reason.Text))]);
}

internal sealed record InspectionDocument(
    string SongId,
    string Path,
    double DurationSec,
    int? BitrateKbps,
    TagsDocument Tags,
    EmbeddingDocument? Embedding,
    double? Rms,
    FingerprintDocument? Fingerprint,
    float[]? Hpcp,
    KeyDocument? Key,
    BpmDocument? Bpm,
    double? LoudnessLufs,
    double? PeakDbfs,
    double? LoudnessRangeLu,
    IReadOnlyList<MissingDocument> Missing);

internal sealed record EmbeddingDocument(string Model, int Dimension, float[] Values);

/// <summary>Chromaprint items of algorithm 2.</summary>
internal sealed record FingerprintDocument(int Algorithm, uint[] Items);

/// <summary>A key, its tonic by name.</summary>
internal sealed record KeyDocument(string Tonic, string Mode, double Strength)
{
    public static KeyDocument? From(MusicalKey? key) => key is null ? null : new(key.TonicName, key.Mode == KeyMode.Major ? "major" : "minor", key.Strength);
}

/// <summary>A tempo in beats per minute; the alternative is its half or double.</summary>
internal sealed record BpmDocument(double Value, double Confidence, double Alternative)
{
    public static BpmDocument? From(Tempo? tempo) => tempo is null ? null : new(tempo.BeatsPerMinute, tempo.Confidence, tempo.Alternative);
}

internal sealed record MissingDocument(string Feature, string Reason);

/// <summary>Tags; a list without entries is absent.</summary>
internal sealed record TagsDocument(
    string? Title,
    IReadOnlyList<string>? Artists,
    string? Album,
    string? AlbumArtist,
    IReadOnlyList<string>? Genres,
    int? Year,
    int? Track)
{
    public static TagsDocument From(SongTags tags) => new(
        tags.Title,
        tags.Artists.Count > 0 ? tags.Artists : null,
        tags.Album,
        tags.AlbumArtist,
        tags.Genres.Count > 0 ? tags.Genres : null,
        tags.Year,
        tags.Track);
}
