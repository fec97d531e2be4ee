using CsCheck;
using PredictPicks.Selection.Features.Tonal;

namespace PredictPicks.Selection.Tests.Features.Tonal;

public class ChromaAccumulatorTests
{
    private static readonly Gen<(double LevelDb, float[] Profile)[]> Frames =
        Gen.Select(Gen.Double[-100, 20], Gen.Float[0.01f, 1].Array[ChromaKernel.Bins]).Array[1, 40];

    [Fact]
    public void Mean_OfAnyFrames_IsThatOfTheFramesWithinSixtyDecibels() =>
        Frames.Sample(
            frames =>
            {
                var accumulator = Filled(frames);
                var top = frames.Max(frame => Math.Floor(frame.LevelDb));

                for (var tuning = -5; tuning < 5; tuning++)
                {
                    var expected = new double[12];
                    foreach (var (_, profile) in frames.Where(frame => Math.Floor(frame.LevelDb) > top - 60))
                    {
                        var bins = Enumerable.Range(0, 12).Select(i => (double)profile[((10 * i) + tuning + 120) % 120]).ToArray();
                        var max = bins.Max();
                        for (var i = 0; i < 12; i++)
                        {
                            expected[i] += bins[i] / max;
                        }
                    }

                    var mean = accumulator.Mean(tuning / 10.0);
                    for (var i = 0; i < 12; i++)
                    {
                        ((double)mean[i]).ShouldBe(expected[i] / expected.Max(), 1e-4);
                    }
                }
            },
            iter: 100);

    [Theory]
    [InlineData(-0.4)]
    [InlineData(-0.123)]
    [InlineData(0.0)]
    [InlineData(0.377)]
    public void Tuning_OfDetunedPeaks_IsTheirs(double semitones)
    {
        var kernel = new ChromaKernel();
        var profile = new float[ChromaKernel.Bins];
        var hertz = new[] { 0, 4, 7, 12, 16 }.Select(note => (float)(261.6255653 * Math.Pow(2, (note + semitones) / 12))).ToArray();
        kernel.Compute(hertz, [1, 1, 1, 1, 1], profile);
        var accumulator = new ChromaAccumulator();
        accumulator.Add(5, kernel.Histogram, profile);
        accumulator.TuningAgreement().ShouldBeGreaterThan(0.8);

        accumulator.Tuning().ShouldBe(semitones, 0.01);
    }

    [Fact]
    public void Mean_WithoutFrames_IsZero() => new ChromaAccumulator().Mean(0.2).ShouldBe(new float[12]);

    private static ChromaAccumulator Filled((double LevelDb, float[] Profile)[] frames)
    {
        var accumulator = new ChromaAccumulator();
        foreach (var (level, profile) in frames)
        {
            accumulator.Add(Math.Pow(10, (Math.Floor(level) + 0.5) / 10), new float[ChromaKernel.Bins], profile);
        }

        return accumulator;
    }
}
