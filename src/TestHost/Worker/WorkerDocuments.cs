using System.Text.Json;
using System.Text.Json.Serialization;
using PredictPicks.Abstractions;
using PredictPicks.TestHost.Output;

namespace PredictPicks.TestHost.Worker;

internal sealed record InitializeParameters(int Protocol, int? ProcessId = null, string? Client = null);

internal sealed record InitializeResult(
    int Protocol,
    string Version,
    string Host,
    string StoreFolder,
    string SettingsFile,
    string? LogFile,
    IReadOnlyList<CommandDocument> Commands);

internal sealed record CommandDocument(string Id, string Title, IReadOnlyList<string> Places);

internal sealed record CancelResult(bool Cancelled);

internal sealed record ErrorDocument(string Code, string? Subject, string? LogFile);

internal sealed record MessageDocument(string Severity, string Code, string Text);

internal sealed record LogDocument(string Severity, string Text);

internal sealed record ProgressDocument(
    string Job, string Phase, long Done, long? Total, string? Current, double? RatePerSecond, double? RemainingSeconds, string Text)
{
    public static ProgressDocument Of(string job, JobProgress progress, string text) => new(
        job,
        progress.Phase.ToString().ToLowerInvariant(),
        progress.Done,
        progress.Total,
        progress.Current,
        progress.RatePerSecond is { } rate && double.IsFinite(rate) ? rate : null,
        progress.Remaining?.TotalSeconds,
        text);
}

internal sealed record ScanDocument(int Analysed, int Recognised, int Unchanged, IReadOnlyList<FailedDocument> Failed, double ElapsedSeconds)
{
    public static ScanDocument Of(ExtractionReport report) => new(
        report.Analysed,
        report.Recognised,
        report.Unchanged,
        [.. report.Failed.Select(failed => new FailedDocument(failed.Path, failed.Reason.Kind, failed.Reason.Text, failed.IsNew))],
        report.Elapsed.TotalSeconds);
}

internal sealed record FailedDocument(string Path, string Code, string Text, bool IsNew);

internal sealed record TrainingDocument(
    string Status, string Text, string? ModelFile, string Ranker, int Picks, int Others, IReadOnlyList<ValidatedRanker> Validation)
{
    public static TrainingDocument Of(TrainingReport report) => new(
        JsonNamingPolicy.CamelCase.ConvertName(report.Status.ToString()),
        report.Summary.Text,
        report.ModelFile,
        report.Ranker,
        report.Picks,
        report.Others,
        report.Validation);
}

internal sealed record ExplanationDocument(
    CandidateDocument Song, bool IsPick, int Candidates, string Ranker, IReadOnlyList<ContributionDocument> Contributions)
{
    public static ExplanationDocument Of(Explanation explanation) => new(
        PredictionJson.ToDocument(explanation.Song),
        explanation.IsPick,
        explanation.Candidates,
        explanation.Ranker,
        [.. explanation.Contributions.Select(part => new ContributionDocument(part.Name, part.Label.Text, part.Value))]);
}

internal sealed record ContributionDocument(string Name, string Label, double Value);

internal sealed record RunDocument(string? WrittenTo, IReadOnlyList<string> Summary, ScanDocument? Scan, TrainingDocument? Training, PredictionDocument Prediction)
{
    public static RunDocument Of(HostCommandResult result) => new(
        result.WrittenTo,
        [.. PredictionReport.Summarise(result).Select(line => line.Text)],
        result.Extraction is { } extraction ? ScanDocument.Of(extraction) : null,
        result.Training is { } training ? TrainingDocument.Of(training) : null,
        PredictionJson.ToDocument(result.Prediction));
}

/// <summary>All messages of the worker.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, NumberHandling = JsonNumberHandling.Strict)]
[JsonSerializable(typeof(InitializeParameters))]
[JsonSerializable(typeof(InitializeResult))]
[JsonSerializable(typeof(JobParameters))]
[JsonSerializable(typeof(CancelResult))]
[JsonSerializable(typeof(ErrorDocument))]
[JsonSerializable(typeof(MessageDocument))]
[JsonSerializable(typeof(LogDocument))]
[JsonSerializable(typeof(ProgressDocument))]
[JsonSerializable(typeof(ScanDocument))]
[JsonSerializable(typeof(TrainingDocument))]
[JsonSerializable(typeof(ExplanationDocument))]
[JsonSerializable(typeof(EvaluationDocument))]
[JsonSerializable(typeof(RunDocument))]
[JsonSerializable(typeof(Dictionary<string, JsonElement>))]
internal sealed partial class WorkerJson : JsonSerializerContext;
