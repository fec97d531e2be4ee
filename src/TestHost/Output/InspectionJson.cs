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
    IReadOnlyList<MissingDocument> Missing);

internal sealed record EmbeddingDocument(string Model, int Dimension, float[] Values);

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
