using PredictPicks.Selection.Features.Loudness;
using PredictPicks.Selection.Tests.Features.Frames;

namespace PredictPicks.Selection.Tests.Features.Loudness;

public class KWeightingTests
{
    /// <summary>BS.1770-4's own filter at 48 kHz: stage 1 (b0 b1 b2 a1 a2) and stage 2 (a1 a2; b = 1 −2 1).</summary>
    private static readonly double[] Stage1 = [1.53512485958697, -2.69169618940638, 1.19839281085285, -1.69065929318241, 0.73248077421585];
    private static readonly double[] Stage2 = [-1.99004745483398, 0.99007225036621];

    /// <summary>The bilinear transform bends the shelf at 16 kHz by up to 0.16 dB around 2.5 kHz, as it does in every implementation that derives it so.</summary>
    [Theory]
    [InlineData(48_000, 0.002)]
    [InlineData(16_000, 0.2)]
    public void Gain_UpToSixKilohertz_IsTheRecommendations(int rate, double toleranceDb)
    {
        foreach (var hertz in (double[])[20, 38, 60, 100, 250, 500, 1000, 1681, 2500, 4000, 6000])
        {
            MeasuredGainDb(rate, hertz).ShouldBe(RecommendedGainDb(hertz), toleranceDb, $"{hertz} Hz at {rate} Hz");
        }
    }

    [Fact]
    public void SumOfSquares_InPieces_IsTheSameAsAtOnce()
    {
        var noise = Sounds.Noise(0.5);
        var whole = new KWeighting(Sounds.Rate).SumOfSquares(noise);
        var pieces = new KWeighting(Sounds.Rate);

        var sum = noise.Chunk(37).Sum(piece => pieces.SumOfSquares(piece));

        sum.ShouldBe(whole, whole * 1e-12);
    }

    private static double MeasuredGainDb(int rate, double hertz)
    {
        var sine = Enumerable.Range(0, 4 * rate).Select(i => (float)Math.Sin(2 * Math.PI * hertz * i / rate)).ToArray();
        var filter = new KWeighting(rate);
        filter.SumOfSquares(sine.AsSpan(0, 2 * rate));
        return 10 * Math.Log10(filter.SumOfSquares(sine.AsSpan(2 * rate)) / rate);
    }

    private static double RecommendedGainDb(double hertz)
    {
        var z = System.Numerics.Complex.FromPolarCoordinates(1, -2 * Math.PI * hertz / 48_000);
        var shelf = (Stage1[0] + (Stage1[1] * z) + (Stage1[2] * z * z)) / (1 + (Stage1[3] * z) + (Stage1[4] * z * z));
        var highPass = (1 - (2 * z) + (z * z)) / (1 + (Stage2[0] * z) + (Stage2[1] * z * z));
        return 20 * Math.Log10((shelf * highPass).Magnitude);
    }
}
