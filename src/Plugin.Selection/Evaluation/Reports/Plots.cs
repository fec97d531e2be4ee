using PredictPicks.Abstractions;
using static PredictPicks.Selection.Evaluation.Reports.Html;

namespace PredictPicks.Selection.Evaluation.Reports;

/// <summary>The plots with two axes.</summary>
internal static class Plots
{
    /// <summary>What the shown ranking is compared with in the curve: more lines than these hide one another.</summary>
    private static readonly string[] Compared = ["nearest-pick", "tags", "random"];

    public static string PrecisionRecall(EvaluatedSplit split, EvaluatedScorer shown)
    {
        var others = Compared.Select(name => split.Scorers.FirstOrDefault(scorer => scorer.Name == name && name != shown.Name)).OfType<EvaluatedScorer>().ToList();
        var plot = new XyPlot(Word("report-curve"), (0, 1), (0, 1), Word("report-curve-x"), Word("report-curve-y"), isPercent: (true, true));
        for (var line = others.Count - 1; line >= 0; line--)
        {
            plot.Curve($"line other{line}", others[line].Curve.Select(point => (point.Recall, point.Precision)));
        }

        plot.Curve("line first", shown.Curve.Select(point => (point.Recall, point.Precision))).Legend("line first", shown.Title.Text);
        for (var line = 0; line < others.Count; line++)
        {
            plot.Legend($"line other{line}", others[line].Title.Text);
        }

        return Paragraph("report-curve-note") + plot;
    }

    public static string Calibration(EvaluatedScorer scorer)
    {
        if (scorer.Probabilities is not { } check)
        {
            return Paragraph("report-calibration-none", SplitEvaluator.LeastForProbabilities);
        }

        var highest = Math.Min(1, 1.1 * check.Bins.Max(bin => Math.Max(bin.MeanProbability, bin.HitRate)));
        var most = Math.Sqrt(check.Bins.Max(bin => bin.Songs));
        var plot = new XyPlot(
            Word("report-calibration"), (0, highest), (0, highest), Word("report-calibration-x"), Word("report-calibration-y"), isPercent: (true, true));
        plot.Curve("line diagonal", [(0, 0), (highest, highest)]);
        foreach (var bin in check.Bins)
        {
            // The area of a dot grows with its songs; the smallest can still be seen.
            var tip = FormattableString.Invariant($"{bin.MeanProbability:0.0%} / {bin.HitRate:0.0%} ({bin.Songs})");
            plot.Dot("dot", bin.MeanProbability, bin.HitRate, Math.Max(4, 12 * Math.Sqrt(bin.Songs) / most), tip);
        }

        return Paragraph("report-calibration-note") + plot + Paragraph("report-calibration-top", check.TopTenth.MeanProbability, check.TopTenth.HitRate);
    }

    public static string Scores(EvaluatedScorer scorer)
    {
        if (scorer.Distribution is not { } scores || scores.Highest <= scores.Lowest)
        {
            return string.Empty;
        }

        var top = 1.1 * scores.Hidden.Concat(scores.Others).Max();
        var plot = new XyPlot(
            Word("report-scores"), (scores.Lowest, scores.Highest), (0, top), Word("report-scores-x"), Word("report-scores-y"), isPercent: (false, true));
        Bars(plot, "others", scores, scores.Others);
        Bars(plot, "hidden", scores, scores.Hidden);
        plot.Legend("key hidden", Word("report-hidden")).Legend("key others", Word("report-others"));
        return Paragraph("report-scores-note") + plot;
    }

    private static void Bars(XyPlot plot, string style, ScoreDistribution scores, IReadOnlyList<double> shares)
    {
        var wide = (scores.Highest - scores.Lowest) / shares.Count;
        for (var bin = 0; bin < shares.Count; bin++)
        {
            if (shares[bin] > 0)
            {
                plot.Bar(style, scores.Lowest + (bin * wide), scores.Lowest + ((bin + 1) * wide), shares[bin]);
            }
        }
    }

    private static string Word(string kind) => EvaluationTexts.Word(kind).Text;
}
