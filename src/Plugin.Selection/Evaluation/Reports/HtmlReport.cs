using System.Text;
using PredictPicks.Abstractions;
using PredictPicks.Selection.Evaluation.Metrics;
using PredictPicks.Selection.Evaluation.Splits;
using static PredictPicks.Selection.Evaluation.Reports.Html;

namespace PredictPicks.Selection.Evaluation.Reports;

/// <summary>An evaluation as one page for people: first the outcome in a sentence, then pictures with a line each that says how to read them, then all figures.</summary>
internal static class HtmlReport
{
    public static string Write(EvaluationReport evaluation)
    {
        var main = evaluation.Splits[0];
        var shown = main.Scorers.Single(scorer => scorer.Name == evaluation.Shown);
        var page = new StringBuilder()
            .Append("<!DOCTYPE html>\n<html lang=\"").Append(Say("html-lang")).Append("\"><head><meta charset=\"utf-8\">")
            .Append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
            .Append("<title>").Append(Say("report-title")).Append("</title><style>").Append(ReportStyle.Css).Append("</style></head><body><main>\n")
            .Append("<h1>").Append(Say("report-title")).Append("</h1>\n")
            .Append(Lead(evaluation, main, shown))
            .Append(Section("report-compare", Paragraph(main.Description) + Comparison.Write(main, evaluation.Shown)));
        foreach (var split in evaluation.Splits.Where(split => split.Kind == Split.ArtistDisjoint))
        {
            var sentence = EvaluationFindings.Summarise(split, evaluation.Shown);
            page.Append(Section("report-disjoint", Html.Paragraph("report-disjoint-note") + Paragraph(split.Description) + Paragraph(sentence) + Comparison.Write(split, evaluation.Shown)));
        }

        page.Append(Section("report-subsets", SubsetBars.Write(main, shown)))
            .Append(Section("report-scores", Plots.Scores(shown)))
            .Append(Section("report-curve", Plots.PrecisionRecall(main, shown)))
            .Append(Section("report-calibration", Plots.Calibration(shown)));
        if (shown.Importance.Count > 0)
        {
            page.Append(Section("report-importance", ImportanceBars.Write(shown)));
        }

        return page
            .Append(Section("report-figures", FigureTable.Write(evaluation)))
            .Append(Section("report-method", Html.Paragraph("report-method-note")))
            .Append("</main></body></html>\n")
            .ToString();
    }

    private static string Lead(EvaluationReport evaluation, EvaluatedSplit main, EvaluatedScorer shown)
    {
        var lead = new StringBuilder("<p class=\"lead\">").Append(Escape(evaluation.Summary.Text));
        var first = Cuts.All[0];
        if (Figures.Find(shown, MeasureNames.PrecisionAt(first)) is { } precision)
        {
            lead.Append(' ').Append(Say("report-lead-certainty", precision.Low * first, precision.High * first));
        }

        lead.Append("</p>").Append("<p class=\"quiet\">")
            .Append(Say("report-counts", evaluation.Counts.Picks, evaluation.Counts.Unpicked, evaluation.Model.Id, evaluation.Model.Version)).Append("</p>\n");
        if (evaluation.Warnings.Count > 0)
        {
            lead.Append("<aside><strong>").Append(Say("report-warnings")).Append("</strong><ul>");
            lead.AppendJoin(string.Empty, evaluation.Warnings.Select(warning => $"<li>{Escape(warning.Text)}</li>")).Append("</ul></aside>\n");
        }

        return lead.ToString();
    }

    private static string Section(string title, string html) => $"<section><h2>{Say(title)}</h2>{html}</section>\n";

    private static string Paragraph(UserText text) => $"<p>{Escape(text.Text)}</p>";
}
