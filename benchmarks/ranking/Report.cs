using System.Globalization;
using System.Text;

namespace PredictPicks.RankingSuite;

/// <summary>Tables of means over listeners.</summary>
internal sealed class Report
{
    /// <summary>Bootstrap draws of listeners.</summary>
    private const int Draws = 2000;

    private readonly StringBuilder _text = new();

    public void Line(string text = "") => _text.AppendLine(text);

    public void Row(IEnumerable<string> cells) => _text.AppendLine("| " + string.Join(" | ", cells) + " |");

    /// <summary>Half the width of the 95 % bootstrap interval of a mean over listeners.</summary>
    public static double HalfWidth(IReadOnlyList<double> values)
    {
        var random = new Random(1);
        var means = new double[Draws];
        for (var draw = 0; draw < Draws; draw++)
        {
            for (var i = 0; i < values.Count; i++)
            {
                means[draw] += values[random.Next(values.Count)] / values.Count;
            }
        }

        Array.Sort(means);
        return (means[(int)(0.975 * Draws)] - means[(int)(0.025 * Draws)]) / 2;
    }

    /// <summary>Precision with its interval, and AUC.</summary>
    public static string Entry(Outcome outcome) =>
        $"{Number(outcome.Precision.Average())} ± {Number(HalfWidth(outcome.Precision))}; {Number(outcome.Auc.Average())}";

    public static string Number(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);

    public static string Signed(double value) => value.ToString("+0.000;−0.000;0.000", CultureInfo.InvariantCulture);

    public override string ToString() => _text.ToString();
}
