using System.Globalization;
using System.Text;
using static PredictPicks.Selection.Evaluation.Reports.Html;

namespace PredictPicks.Selection.Evaluation.Reports;

/// <summary>Horizontal bars with a label before and a figure behind each: a table, so that long names wrap and screen readers read it.</summary>
internal static class BarTable
{
    private const double Width = 320;
    private const double Height = 16;

    /// <param name="bars">From top to bottom.</param>
    /// <param name="full">The value that fills the width.</param>
    public static string Write(IReadOnlyList<BarRow> bars, double full)
    {
        var rows = new StringBuilder("<table class=\"bars\">");
        foreach (var bar in bars)
        {
            rows.Append(CultureInfo.InvariantCulture, $"<tr{(bar.IsMain ? " class=\"main\"" : string.Empty)}><th scope=\"row\">{bar.LabelHtml}</th><td>{Draw(bar, full)}</td><td>{Escape(bar.Figure)}</td></tr>");
        }

        return rows.Append("</table>").ToString();
    }

    private static Svg Draw(BarRow bar, double full)
    {
        var svg = new Svg(Width, Height, bar.Figure);
        svg.Rectangle("track", 0, 3, Width, Height - 6);
        svg.Rectangle(bar.IsMain ? "bar first" : "bar", 0, 3, At(bar.Value), Height - 6);
        if (bar.Range is var (low, high))
        {
            svg.Line("range", At(low), Height / 2, At(high), Height / 2);
            svg.Line("range", At(low), 4, At(low), Height - 4);
            svg.Line("range", At(high), 4, At(high), Height - 4);
        }

        return bar.Chance is { } chance ? svg.Line("chance", At(chance), 0, At(chance), Height) : svg;

        double At(double value) => Math.Clamp(value / full, 0, 1) * (Width - 1);
    }
}

/// <summary>One bar.</summary>
/// <param name="LabelHtml">Already escaped.</param>
/// <param name="Value">Its length.</param>
/// <param name="Figure">What stands behind it.</param>
/// <param name="IsMain">Whether it stands out.</param>
/// <param name="Range">An interval, or null.</param>
/// <param name="Chance">Where chance would end, or null.</param>
internal sealed record BarRow(string LabelHtml, double Value, string Figure, bool IsMain = false, (double Low, double High)? Range = null, double? Chance = null);
