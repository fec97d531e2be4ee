using PredictPicks.Selection.Features.Rhythm;

namespace PredictPicks.Selection.Tests.Features.Rhythm;

public class TempogramTests
{
    [Theory]
    [InlineData(300)]
    [InlineData(2000)]
    [InlineData(3000)]
    public void Compute_OfAnyWindow_IsTheDefinition(int frames)
    {
        var random = new Random(frames);
        var window = Enumerable.Range(0, frames).Select(t => (float)(random.NextDouble() + (t % 50 == 0 ? 2 : 0))).ToArray();
        var tempogram = new Tempogram();
        var result = new Periodicity();

        tempogram.Compute(window, tempogram.CreateScratch(), result);

        var power = window.Sum(x => (double)x * x) / frames;
        foreach (var lag in (int[])[0, 1, 50, 123, 299, 300, 601])
        {
            var products = Enumerable.Range(0, Math.Max(0, frames - lag)).Sum(t => (double)window[t] * window[t + lag]);
            ((double)result.ByLag[lag]).ShouldBe(lag < frames ? products / Math.Max(frames - lag, 0.2 * frames) / power : 0, 1e-4, $"lag {lag}");
        }

        foreach (var k in (int[])[1, 100, 328, 2000, Periodicity.Frequencies - 1])
        {
            var sum = System.Numerics.Complex.Zero;
            for (var t = 0; t < frames; t++)
            {
                var hann = 0.5 - (0.5 * Math.Cos(2 * Math.PI * t / frames));
                sum += System.Numerics.Complex.FromPolarCoordinates(window[t] * hann, -2 * Math.PI * k * t / Periodicity.FftLength);
            }

            ((double)result.ByFrequency[k]).ShouldBe(sum.Magnitude * 2 / frames, 1e-3, $"frequency {k}");
        }
    }
}
