using PredictPicks.Abstractions;
using static PredictPicks.Selection.Evaluation.Reports.Html;

namespace PredictPicks.Selection.Evaluation.Reports;

/// <summary>What a scorer goes by.</summary>
internal static class ImportanceBars
{
    /// <summary>The rest hardly matters.</summary>
    private const int Most = 12;

    public static string Write(EvaluatedScorer scorer)
    {
        var listed = scorer.Importance.Take(Most).ToList();
        var bars = listed.Select(feature => new BarRow(Escape(feature.Title.Text), feature.Share, FormattableString.Invariant($"{feature.Share:0%}")));
        return Paragraph("report-importance-note") + BarTable.Write([.. bars], full: Math.Max(listed[0].Share, double.Epsilon));
    }
}
