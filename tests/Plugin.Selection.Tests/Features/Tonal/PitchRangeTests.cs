using PredictPicks.Selection.Features.Tonal;

namespace PredictPicks.Selection.Tests.Features.Tonal;

public class PitchRangeTests
{
    [Fact]
    public void Fade_OfRisingPartials_LetsThemInWithoutAStep()
    {
        float[] hertz = [.. Enumerable.Range(0, 60).Select(i => 80 + i)];
        var magnitudes = new float[hertz.Length];
        Array.Fill(magnitudes, 2f);

        PitchRange.Fade(hertz, magnitudes);

        magnitudes[..6].ShouldAllBe(magnitude => magnitude == 0);
        magnitudes[40..].ShouldAllBe(magnitude => magnitude == 2);
        magnitudes.Zip(magnitudes[1..], (here, next) => next - here).ShouldAllBe(step => step >= 0 && step < 0.1f);
        magnitudes[21].ShouldBe(1, 0.01f, "half way between 85 and 120 Hz in octaves is 101 Hz");
    }
}
