using System.Text.Json;
using PredictPicks.Abstractions;

namespace PredictPicks.TestHost.Output;

/// <summary>An evaluation as JSON, for programs; <c>docs/evaluate.md</c> describes it. Members that are missing are absent.</summary>
internal static class EvaluationJson
{
    public const string Format = "json";

    /// <summary>One evaluation as an object, several as an array.</summary>
    public static string Write(IReadOnlyList<EvaluationReport> reports) =>
        (reports is [var only]
            ? JsonSerializer.Serialize(ToDocument(only), Json.Readable.EvaluationDocument)
            : JsonSerializer.Serialize([.. reports.Select(ToDocument)], Json.Readable.IReadOnlyListEvaluationDocument)) + "\n";

    public static EvaluationDocument ToDocument(EvaluationReport report) => new(
        report.Model,
        report.Counts,
        report.Shown,
        report.Summary.Text,
        [.. report.Splits.Select(ToDocument)],
        [.. report.Warnings.Select(warning => new WarningDocument(warning.Kind, warning.Text))]);

    private static SplitDocument ToDocument(EvaluatedSplit split) => new(
        split.Kind, split.Description.Text, split.Folds, split.Hidden, split.Songs, split.ListLength, [.. split.Scorers.Select(ToDocument)]);

    private static ScorerDocument ToDocument(EvaluatedScorer scorer) => new(
        scorer.Name,
        scorer.Title.Text,
        scorer.Measures.ToDictionary(measure => measure.Name, measure => new MeasureDocument(measure.Value, measure.Low, measure.High), StringComparer.Ordinal),
        scorer.Curve,
        scorer.Probabilities,
        scorer.Distribution,
        scorer.Subsets,
        scorer.Importance.Count > 0 ? [.. scorer.Importance.Select(feature => new ImportanceDocument(feature.Feature, feature.Title.Text, feature.Share))] : null);
}

internal sealed record EvaluationDocument(
    ModelReference Model,
    EvaluationCounts Counts,
    string Shown,
    string Summary,
    IReadOnlyList<SplitDocument> Splits,
    IReadOnlyList<WarningDocument> Warnings);

internal sealed record SplitDocument(
    string Kind,
    string Description,
    int Folds,
    int Hidden,
    double Songs,
    int ListLength,
    IReadOnlyList<ScorerDocument> Scorers);

internal sealed record ScorerDocument(
    string Name,
    string Title,
    IReadOnlyDictionary<string, MeasureDocument> Measures,
    IReadOnlyList<CurvePoint> Curve,
    ProbabilityCheck? Probabilities,
    ScoreDistribution? Distribution,
    IReadOnlyList<EvaluatedSubset> Subsets,
    IReadOnlyList<ImportanceDocument>? Importance);

internal sealed record MeasureDocument(double Value, double Low, double High);

internal sealed record ImportanceDocument(string Feature, string Title, double Share);
