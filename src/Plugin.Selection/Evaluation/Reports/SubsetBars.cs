using PredictPicks.Abstractions;
using static PredictPicks.Selection.Evaluation.Reports.Html;

namespace PredictPicks.Selection.Evaluation.Reports;

/// <summary>Which share of the hidden picks of each genre, and of known and new artists, is near the top.</summary>
internal static class SubsetBars
{
    public static string Write(EvaluatedSplit split, EvaluatedScorer scorer)
    {
        if (scorer.Subsets.Count == 0)
        {
            return Paragraph("report-subsets-none");
        }

        var chance = Math.Min(1, split.ListLength / split.Songs);
        var bars = scorer.Subsets.Select(subset => new BarRow(
            Name(subset.Name), subset.Recall, EvaluationTexts.Word("report-subsets-of", subset.Recall * subset.Hidden, subset.Hidden).Text, Chance: chance));
        return Paragraph("report-subsets-note", split.ListLength) + BarTable.Write([.. bars], full: 1);
    }
}
