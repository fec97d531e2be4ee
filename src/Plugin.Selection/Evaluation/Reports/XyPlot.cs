using System.Globalization;

namespace PredictPicks.Selection.Evaluation.Reports;

/// <summary>A plot with two axes and a grid.</summary>
internal sealed class XyPlot
{
    private const double Width = 560;
    private const double Height = 320;
    private const double Left = 62;
    private const double Right = 16;
    private const double Top = 12;
    private const double Bottom = 50;
    private const double LegendLine = 18;
    private readonly Svg _svg;
    private readonly (double From, double To) _x;
    private readonly (double From, double To) _y;
    private int _legendLines;

    /// <param name="title">For those who cannot see it.</param>
    /// <param name="x">Range of the horizontal axis.</param>
    /// <param name="y">Range of the vertical axis.</param>
    /// <param name="xLabel">What the horizontal axis shows.</param>
    /// <param name="yLabel">What the vertical axis shows.</param>
    /// <param name="isPercent">Whether values are shares.</param>
    public XyPlot(string title, (double From, double To) x, (double From, double To) y, string xLabel, string yLabel, (bool X, bool Y) isPercent)
    {
        _svg = new Svg(Width, Height, title);
        (_x, _y) = (x, y);
        foreach (var tick in Ticks(x))
        {
            _svg.Line("grid", X(tick), Top, X(tick), Height - Bottom);
            _svg.Text("tick", X(tick), Height - Bottom + 16, Label(tick, isPercent.X), "middle");
        }

        foreach (var tick in Ticks(y))
        {
            _svg.Line("grid", Left, Y(tick), Width - Right, Y(tick));
            _svg.Text("tick", Left - 6, Y(tick) + 4, Label(tick, isPercent.Y), "end");
        }

        _svg.Text("axis", (Left + Width - Right) / 2, Height - 10, xLabel, "middle");
        _svg.Text("axis", 14, (Top + Height - Bottom) / 2, yLabel, "middle", degrees: -90);
    }

    public XyPlot Curve(string style, IEnumerable<(double X, double Y)> points)
    {
        _svg.Curve(style, points.Select(point => (X(point.X), Y(point.Y))));
        return this;
    }

    public XyPlot Dot(string style, double x, double y, double radius, string tip)
    {
        _svg.Dot(style, X(x), Y(y), radius, tip);
        return this;
    }

    /// <summary>A bar from the bottom up.</summary>
    public XyPlot Bar(string style, double from, double to, double height)
    {
        _svg.Rectangle(style, X(from), Y(height), X(to) - X(from), Y(_y.From) - Y(height));
        return this;
    }

    /// <summary>A line of the legend, at the top right.</summary>
    public XyPlot Legend(string style, string text)
    {
        var y = Top + 14 + (LegendLine * _legendLines++);
        _svg.Line(style, Width - Right - 8, y - 4, Width - Right - 34, y - 4);
        _svg.Text("legend", Width - Right - 40, y, text, "end");
        return this;
    }

    public override string ToString() => _svg.ToString();

    /// <summary>Round numbers within a range: 3 to 8 of them.</summary>
    internal static IReadOnlyList<double> Ticks((double From, double To) range)
    {
        var raw = (range.To - range.From) / 5;
        var power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        var step = power * ((raw / power) switch { < 1.5 => 1, < 3.5 => 2, < 7.5 => 5, _ => 10 });
        var first = Math.Ceiling(range.From / step);
        return [.. Enumerable.Range(0, 1 + (int)Math.Floor((range.To / step) - first + 1e-9)).Select(index => (first + index) * step)];
    }

    private static string Label(double value, bool isPercent) => value.ToString(isPercent ? "0.##%" : "0.####", CultureInfo.InvariantCulture);

    private double X(double value) => Left + ((value - _x.From) / (_x.To - _x.From) * (Width - Left - Right));

    private double Y(double value) => Height - Bottom - ((value - _y.From) / (_y.To - _y.From) * (Height - Top - Bottom));
}
