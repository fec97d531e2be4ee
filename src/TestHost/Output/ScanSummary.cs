using PredictPicks.Abstractions;
using PredictPicks.TestHost.Terminal;

namespace PredictPicks.TestHost.Output;

/// <summary>What a scan did, for people.</summary>
internal static class ScanSummary
{
    /// <summary>One line of counts, then a line for every file that could not be analysed.</summary>
    public static void Write(TextWriter writer, ExtractionReport report)
    {
        writer.WriteLine(Line(report));
        foreach (var failed in report.Failed.OrderBy(failed => failed.Path, StringComparer.Ordinal))
        {
            var kind = failed.IsNew ? "scan-failed" : "scan-failed-before";
            writer.WriteLine(SafeText.OneLine(TestHostTexts.Word(kind, failed.Path, failed.Reason.Text).Text));
        }
    }

    /// <summary>The counts; with a rate when songs were analysed.</summary>
    public static string Line(ExtractionReport report)
    {
        var counts = TestHostTexts.Word(
            "scan-summary",
            report.Analysed,
            report.Recognised,
            report.Unchanged,
            report.Failed.Count,
            ProgressLine.Duration(report.Elapsed)).Text;
        var seconds = report.Elapsed.TotalSeconds;
        return report.Analysed > 0 && seconds > 0 ? counts + TestHostTexts.Word("scan-rate", report.Analysed / seconds).Text : counts;
    }
}
