using PredictPicks.Abstractions;
using PredictPicks.Selection.Evaluation.Metrics;
using static PredictPicks.Selection.Evaluation.Reports.Html;

namespace PredictPicks.Selection.Evaluation.Reports;

/// <summary>All scorers side by side, the best first: by the hidden picks among the first songs, or by pairs where there are too few songs for that.</summary>
internal static class Comparison
{
    public static string Write(EvaluatedSplit split, string shown)
    {
        var first = Cuts.All[0];
        var isByFirst = Figures.Find(split.Scorers[0], MeasureNames.PrecisionAt(first)) is not null;
        var name = isByFirst ? MeasureNames.PrecisionAt(first) : MeasureNames.RocAuc;
        var bars = split.Scorers
            .Select(scorer => (Scorer: scorer, Measure: Figures.Find(scorer, name)!))
            .OrderByDescending(row => row.Measure.Value)
            .Select(row => Bar(row.Scorer, row.Measure, row.Scorer.Name == shown, isByFirst ? first : 0))
            .ToList();
        var note = isByFirst ? Paragraph("report-compare-first", first) : Paragraph("report-compare-pairs");
        return note + BarTable.Write(bars, full: Math.Max(bars.Max(bar => bar.Range!.Value.High), double.Epsilon));
    }

    private static BarRow Bar(EvaluatedScorer scorer, Measure measure, bool isShown, int first)
    {
        var label = Escape(scorer.Title.Text) + (isShown ? $" <small>({Say("report-shown")})</small>" : string.Empty);
        var figure = first > 0
            ? FormattableString.Invariant($"{measure.Value * first:0.0} ({measure.Low * first:0.0}–{measure.High * first:0.0})")
            : FormattableString.Invariant($"{measure.Value:0%} ({measure.Low:0%}–{measure.High:0%})");
        return new BarRow(label, measure.Value, figure, isShown, (measure.Low, measure.High));
    }
}
