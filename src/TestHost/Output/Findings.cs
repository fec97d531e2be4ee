using PredictPicks.Abstractions;
using PredictPicks.TestHost.CommandLine;
using PredictPicks.TestHost.Hosting;
using PredictPicks.TestHost.Terminal;

namespace PredictPicks.TestHost.Output;

/// <summary>Health findings as a table: ✓ good, ! worth knowing, ✗ broken.</summary>
internal static class Findings
{
    public const string Broken = "✗";

    /// <returns><see cref="ExitCode.Failed"/> when something is broken.</returns>
    public static int Write(IReadOnlyCollection<HealthFinding> findings, ProcessContext process)
    {
        var table = TextTable.WithHeaders(process.OutColumns is not null, "column-status", "column-subject", "column-finding");
        foreach (var finding in findings)
        {
            table.AddRow(Sign(finding.Status), SafeText.OneLine(finding.Subject), SafeText.OneLine(finding.Text.Text));
        }

        process.Out.Write(table.Render(process, process.OutColumns));
        return findings.Any(finding => finding.Status == HealthStatus.Broken) ? ExitCode.Failed : ExitCode.Done;
    }

    private static string Sign(HealthStatus status) => status switch
    {
        HealthStatus.Good => "✓",
        HealthStatus.Warning => "!",
        _ => Broken,
    };
}
