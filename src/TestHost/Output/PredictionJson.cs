using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using PredictPicks.Abstractions;

namespace PredictPicks.TestHost.Output;

/// <summary>A prediction as JSON, for programs. Members that are missing are absent.</summary>
internal static class PredictionJson
{
    public static string Write(Prediction prediction) => JsonSerializer.Serialize(ToDocument(prediction), Json.Readable.PredictionDocument) + "\n";

    public static PredictionDocument ToDocument(Prediction prediction) => new(
        prediction.Mode,
        prediction.Ranker,
        prediction.Model,
        prediction.Counts,
        [.. prediction.Candidates.Select(ToDocument)],
        [.. prediction.AlreadyHave.Select(ToDocument)],
        [.. prediction.Warnings.Select(warning => new WarningDocument(warning.Kind, warning.Text))]);

    private static OwnedDocument ToDocument(OwnedRecording song) =>
        new(song.Id.Value, song.Path, song.Tags.Title, song.Tags.MainArtist, song.PickId.Value);

    public static CandidateDocument ToDocument(RankedSong song) => new(
        song.Rank,
        song.Id.Value,
        song.Path,
        song.Tags.Title,
        song.Tags.MainArtist,
        song.Tags.Album,
        song.Score,
        song.Probability,
        [.. song.Reasons.Select(reason => new ReasonDocument(reason.Text.Kind, reason.Text.Text, reason.Contribution, reason.SongId?.Value))]);
}

internal sealed record PredictionDocument(
    string Mode,
    string Ranker,
    ModelReference Model,
    PredictionCounts Counts,
    IReadOnlyList<CandidateDocument> Candidates,
    IReadOnlyList<OwnedDocument> AlreadyHave,
    IReadOnlyList<WarningDocument> Warnings);

internal sealed record CandidateDocument(
    int Rank,
    string SongId,
    string? Path,
    string? Title,
    string? Artist,
    string? Album,
    double Score,
    double? Probability,
    IReadOnlyList<ReasonDocument> Reasons);

internal sealed record OwnedDocument(string SongId, string? Path, string? Title, string? Artist, string PickSongId);

internal sealed record ReasonDocument(string Kind, string Text, double Contribution, string? SongId);

internal sealed record WarningDocument(string Code, string Text);

/// <summary>All documents that the program writes.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    WriteIndented = true)]
[JsonSerializable(typeof(PredictionDocument))]
[JsonSerializable(typeof(EvaluationDocument))]
[JsonSerializable(typeof(IReadOnlyList<EvaluationDocument>))]
[JsonSerializable(typeof(IReadOnlyList<InspectionDocument>))]
[JsonSerializable(typeof(IReadOnlyList<StoredSongDocument>))]
internal sealed partial class OutputJson : JsonSerializerContext;

/// <summary>How documents are written.</summary>
internal static class Json
{
    /// <summary>Titles in any script stay readable; quotes and control characters are escaped as JSON demands.</summary>
    public static OutputJson Readable { get; } = new(new JsonSerializerOptions(OutputJson.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
