using System.Text;
using PredictPicks.Abstractions;
using static PredictPicks.Selection.Evaluation.Reports.Html;

namespace PredictPicks.Selection.Evaluation.Reports;

/// <summary>Every figure of every scorer with its interval, and what each means.</summary>
internal static class FigureTable
{
    public static string Write(EvaluationReport evaluation)
    {
        var html = new StringBuilder(Paragraph("report-figures-note"));
        foreach (var split in evaluation.Splits)
        {
            html.Append("<h3>").Append(Escape(split.Description.Text)).Append("</h3>").Append(Table(split, evaluation.Shown));
        }

        var names = evaluation.Splits[0].Scorers[0].Measures.Select(measure => measure.Name).ToList();
        html.Append("<ul>");
        foreach (var family in Figures.Families.Where(family => names.Exists(name => IsOf(name, family))))
        {
            html.Append("<li>").Append(Say("meaning-" + family)).Append("</li>");
        }

        return html.Append("</ul>").ToString();
    }

    private static string Table(EvaluatedSplit split, string shown)
    {
        var html = new StringBuilder("<div class=\"wide\"><table class=\"figures\"><thead><tr><th>").Append(Say("figure-scorer")).Append("</th>");
        html.AppendJoin(string.Empty, split.Scorers[0].Measures.Select(measure => $"<th>{Escape(Figures.Title(measure.Name))}</th>")).Append("</tr></thead><tbody>");
        foreach (var scorer in split.Scorers)
        {
            html.Append(scorer.Name == shown ? "<tr class=\"main\">" : "<tr>").Append("<th scope=\"row\">").Append(Escape(scorer.Title.Text)).Append("</th>");
            html.AppendJoin(string.Empty, scorer.Measures.Select(Cell)).Append("</tr>");
        }

        return html.Append("</tbody></table></div>").ToString();
    }

    private static string Cell(Measure measure) =>
        $"<td>{Digits(measure, measure.Value)}<small>{Digits(measure, measure.Low)}–{Digits(measure, measure.High)}</small></td>";

    private static string Digits(Measure measure, double value) => Figures.Digits(measure.Name, value);

    private static bool IsOf(string measure, string family) =>
        measure.Equals(family, StringComparison.OrdinalIgnoreCase) || measure.StartsWith(family + "At", StringComparison.Ordinal);
}
