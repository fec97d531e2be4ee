using System.Globalization;
using PredictPicks.Abstractions;
using PredictPicks.Selection.Evaluation.Metrics;

namespace PredictPicks.Selection.Evaluation.Reports;

/// <summary>Measures in words and digits.</summary>
internal static class Figures
{
    private static readonly string[] Cutting = ["precision", "recall", "ndcg"];

    /// <summary>The measures that have a meaning of their own, in the order of the table.</summary>
    public static IReadOnlyList<string> Families { get; } =
        [.. Cutting, .. ((string[])[MeasureNames.RocAuc, MeasureNames.AveragePrecision, MeasureNames.Brier, MeasureNames.BrierSkill]).Select(Lower)];

    /// <summary>What a measure is called: <c>precisionAt10</c> is "Precision at 10".</summary>
    public static string Title(string measure)
    {
        var at = measure.IndexOf("At", StringComparison.Ordinal);
        return at > 0 && Cutting.Contains(measure[..at])
            ? EvaluationTexts.Word("figure-" + measure[..at], int.Parse(measure.AsSpan(at + 2), CultureInfo.InvariantCulture)).Text
            : EvaluationTexts.Word("figure-" + Lower(measure)).Text;
    }

    public static Measure? Find(EvaluatedScorer scorer, string name) => scorer.Measures.FirstOrDefault(measure => measure.Name == name);

    /// <summary>Two digits say all that an interval allows; Brier scores are small and need more.</summary>
    public static string Digits(string measure, double value) =>
        value.ToString(measure == MeasureNames.Brier ? "0.0000" : "0.00;−0.00;0.00", CultureInfo.InvariantCulture);

#pragma warning disable CA1308 // Kinds of texts are in lower case.
    private static string Lower(string name) => name.ToLowerInvariant();
#pragma warning restore CA1308
}
