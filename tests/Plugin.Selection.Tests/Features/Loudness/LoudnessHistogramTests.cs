using CsCheck;
using PredictPicks.Selection.Features.Loudness;

namespace PredictPicks.Selection.Tests.Features.Loudness;

public class LoudnessHistogramTests
{
    [Fact]
    public void GatedMeanAndRange_OfAnyBlocks_AreThoseOfSortedBlocks() =>
        Gen.Int[-9000, 500].Select(i => (i + 0.5) / 100).Array[1, 300].Sample(
            blocks =>
            {
                var histogram = new LoudnessHistogram();
                foreach (var lufs in blocks)
                {
                    histogram.Add(Energy(lufs));
                }

                var heard = blocks.Where(lufs => lufs > -70).Order().ToArray();
                histogram.Count.ShouldBe(heard.Length);
                if (heard.Length == 0)
                {
                    histogram.GatedMeanLufs(10).ShouldBeNull();
                    histogram.PercentileRangeLu(20, 0.1, 0.95).ShouldBeNull();
                    return;
                }

                var above = Above(heard, 10);
                histogram.GatedMeanLufs(10)!.Value.ShouldBe(MeanLufs(above), 1e-9);
                var wide = Above(heard, 20);
                histogram.PercentileRangeLu(20, 0.1, 0.95)!.Value.ShouldBe(Percentile(wide, 0.95) - Percentile(wide, 0.1), 0.0101);
            },
            iter: 300);

    /// <summary>Blocks on the gate's own class of 0.01 LU may fall on either side.</summary>
    private static double[] Above(double[] blocks, double gateLu)
    {
        var gate = Math.Ceiling((MeanLufs(blocks) - gateLu + 70) * 100) / 100 - 70;
        return [.. blocks.Where(lufs => lufs >= gate)];
    }

    private static double Energy(double lufs) => Math.Pow(10, (lufs + 0.691) / 10);

    private static double MeanLufs(double[] blocks) => -0.691 + (10 * Math.Log10(blocks.Average(Energy)));

    private static double Percentile(double[] sorted, double share) => sorted[(int)Math.Round(share * (sorted.Length - 1), MidpointRounding.AwayFromZero)];
}
