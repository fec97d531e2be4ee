using System.Diagnostics;
using PredictPicks.Selection.Benchmarks.Similarity;

namespace PredictPicks.Selection.Benchmarks.Models;

/// <summary>How many floating-point operations a second a core can do.</summary>
internal static class PeakMeter
{
    private const int Steps = 20_000_000;
    private const int Rounds = 5;

    /// <summary>The most of some rounds.</summary>
    public static double Measure()
    {
        var best = 0.0;
        for (var round = 0; round < Rounds; round++)
        {
            using var process = Process.GetCurrentProcess();
            var start = process.TotalProcessorTime;
            FmaLoop.Run(Steps);
            process.Refresh();

            // A multiply-add is two operations.
            best = Math.Max(best, 2.0 * Steps * FmaLoop.AddsAStep / (process.TotalProcessorTime - start).TotalSeconds);
        }

        return best;
    }
}
