using System.Globalization;
using System.Text;
using PredictPicks.Abstractions;
using PredictPicks.TestHost.Hosting;
using PredictPicks.TestHost.Terminal;

namespace PredictPicks.TestHost.Output;

/// <summary>An evaluation for people: the outcome in a sentence, and a table for each way of hiding picks. Each figure has its 95 % interval.</summary>
internal static class EvaluationTable
{
    public const string Format = "table";
    private const string Brier = "brier";

    /// <summary>All columns need so many cells.</summary>
    private const int WideColumns = 120;

    /// <summary>Measures and the headers of their columns.</summary>
    private static readonly (string Measure, string Header)[] Wide =
    [
        ("precisionAt10", "column-precision-10"),
        ("precisionAt50", "column-precision-50"),
        ("precisionAt100", "column-precision-100"),
        ("recallAt100", "column-recall-100"),
        ("ndcgAt100", "column-ndcg-100"),
        ("rocAuc", "column-auc"),
        ("averagePrecision", "column-average-precision"),
        (Brier, "column-brier"),
        ("brierSkill", "column-brier-skill"),
    ];

    private static readonly (string Measure, string Header)[] Narrow = [Wide[0], Wide[3], Wide[5], Wide[6]];

    public static string Write(EvaluationReport report, ProcessContext process, int? columns)
    {
        var text = new StringBuilder(report.Summary.Text).Append('\n');
        foreach (var split in report.Splits)
        {
            text.Append('\n').Append(split.Description.Text).Append('\n').Append(Table(split, report.Shown, process, columns));
            if (split.Scorers.First(scorer => scorer.Name == report.Shown).Probabilities is { TopTenth: var top })
            {
                text.Append(TestHostTexts.Word("evaluation-top-tenth", top.Songs, 100 * top.MeanProbability, 100 * top.HitRate).Text).Append('\n');
            }
        }

        return text.ToString();
    }

    private static string Table(EvaluatedSplit split, string shown, ProcessContext process, int? columns)
    {
        var measured = split.Scorers[0].Measures.Select(measure => measure.Name).ToHashSet(StringComparer.Ordinal);
        var chosen = (columns is null or >= WideColumns ? Wide : Narrow).Where(column => measured.Contains(column.Measure)).ToList();
        var table = TextTable.WithHeaders(columns is not null, ["column-ranked-by", .. chosen.Select(column => column.Header)]);
        for (var column = 1; column <= chosen.Count; column++)
        {
            table.WithNumbers(column);
        }

        foreach (var scorer in split.Scorers)
        {
            var name = SafeText.OneLine(scorer.Title.Text) + (scorer.Name == shown ? " *" : string.Empty);
            table.AddRow([name, .. chosen.Select(column => Cell(scorer.Measures.Single(measure => measure.Name == column.Measure), columns is not null))]);
        }

        return table.Render(process, columns);
    }

    private static string Cell(Measure measure, bool isTerminal)
    {
        return $"{Digits(measure.Value)}{(isTerminal ? '\n' : ' ')}{Digits(measure.Low)}–{Digits(measure.High)}";

        // Two digits say all that an interval allows; Brier scores are small and need more.
        string Digits(double value) => value.ToString(measure.Name == Brier ? "0.0000" : "0.00", CultureInfo.InvariantCulture);
    }
}
