using System.Globalization;
using System.Text;
using static PredictPicks.Selection.Evaluation.Reports.Html;

namespace PredictPicks.Selection.Evaluation.Reports;

/// <summary>An inline SVG picture. Its colours come from the page's style sheet by class, so that it follows light and dark. Coordinates are CSS pixels.</summary>
internal sealed class Svg(double width, double height, string title)
{
    private readonly StringBuilder _shapes = new();

    public Svg Line(string style, double x1, double y1, double x2, double y2) =>
        Add($"""<line class="{style}" x1="{x1:0.#}" y1="{y1:0.#}" x2="{x2:0.#}" y2="{y2:0.#}"/>""");

    public Svg Rectangle(string style, double x, double y, double wide, double high) =>
        Add($"""<rect class="{style}" x="{x:0.#}" y="{y:0.#}" width="{Math.Max(0, wide):0.#}" height="{Math.Max(0, high):0.#}"/>""");

    public Svg Dot(string style, double x, double y, double radius, string tip) =>
        Add($"""<circle class="{style}" cx="{x:0.#}" cy="{y:0.#}" r="{radius:0.#}"><title>{Escape(tip)}</title></circle>""");

    public Svg Curve(string style, IEnumerable<(double X, double Y)> points) =>
        Add($"""<polyline class="{style}" points="{string.Join(' ', points.Select(point => FormattableString.Invariant($"{point.X:0.#},{point.Y:0.#}")))}"/>""");

    /// <param name="style">Class.</param>
    /// <param name="x">Of its anchor.</param>
    /// <param name="y">Of its base line.</param>
    /// <param name="text">Any text.</param>
    /// <param name="anchor"><c>start</c>, <c>middle</c> or <c>end</c>.</param>
    /// <param name="degrees">Turned about its anchor.</param>
    public Svg Text(string style, double x, double y, string text, string anchor = "start", double degrees = 0) =>
        Add($"""<text class="{style}" text-anchor="{anchor}" transform="translate({x:0.#} {y:0.#}) rotate({degrees:0})">{Escape(text)}</text>""");

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"""<svg role="img" viewBox="0 0 {width:0.#} {height:0.#}" style="max-width:{width:0.#}px"><title>{Escape(title)}</title>{_shapes}</svg>""");

    private Svg Add(FormattableString shape)
    {
        _shapes.Append(shape.ToString(CultureInfo.InvariantCulture));
        return this;
    }
}
