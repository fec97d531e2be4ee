using CsCheck;
using PredictPicks.Selection.Features.Tonal;

namespace PredictPicks.Selection.Tests.Features.Tonal;

public class ChromaKernelTests
{
    [Fact]
    public void Compute_OfAnyPeaks_IsTheDefinitionWithinTheGrid() =>
        Gen.Select(Gen.Float[100, 5000], Gen.Float[0.001f, 1]).Array[1, 60].Sample(
            peaks =>
            {
                var profile = new float[ChromaKernel.Bins];
                new ChromaKernel().Compute([.. peaks.Select(p => p.Item1)], [.. peaks.Select(p => p.Item2)], profile);

                var expected = Definition(peaks);
                for (var i = 0; i < profile.Length; i++)
                {
                    // Peaks lie between bins of 10 cents; linear splitting is off by at most π²/16·(0.05)²·… < 0.7 % of each peak's weight.
                    ((double)profile[i]).ShouldBe(expected[i], 0.007 * 2.2 * peaks.Sum(p => p.Item2));
                }
            },
            iter: 200);

    [Fact]
    public void Compute_OfA440_PeaksAtA()
    {
        var profile = new float[ChromaKernel.Bins];

        new ChromaKernel().Compute([440], [1], profile);

        profile.AsSpan().IndexOf(profile.Max()).ShouldBe(9 * ChromaKernel.BinsPerSemitone);
        profile[90].ShouldBe(1.816f, 0.01f);
        profile[95].ShouldBe(1.816f / 2, 0.01f);
        profile[100].ShouldBe(0, 0.01f);
    }

    private static double[] Definition((float Hertz, float Magnitude)[] peaks)
    {
        var profile = new double[ChromaKernel.Bins];
        foreach (var (hertz, magnitude) in peaks)
        {
            for (var h = 1; h <= 4; h++)
            {
                var pitch = 12 * Math.Log2(hertz / h / 261.6255653);
                for (var i = 0; i < profile.Length; i++)
                {
                    var distance = Math.Abs(Math.IEEERemainder((i / 10.0) - pitch, 12));
                    profile[i] += distance < 1 ? magnitude * Math.Pow(0.6, h - 1) * Math.Pow(Math.Cos(Math.PI / 2 * distance), 2) : 0;
                }
            }
        }

        return profile;
    }
}
