using PredictPicks.Selection.Features.Rhythm;

namespace PredictPicks.Selection.Tests.Features.Rhythm;

public class TempoRefinementTests
{
    [Theory]
    [InlineData(60.0, 0.987)]
    [InlineData(127.34, 1.0)]
    [InlineData(127.34, 1.015)]
    [InlineData(173.91, 0.99)]
    public void Refine_OfRegularPulses_FindsTheTempoWithinFiveHundredths(double bpm, double error)
    {
        var envelope = new float[9001];
        for (var beat = 0; beat * 6000 / bpm < envelope.Length - 1; beat++)
        {
            var position = beat * 6000 / bpm;
            var frame = (int)position;
            envelope[frame] = (float)(1 - (position - frame));
            envelope[frame + 1] = (float)(position - frame);
        }

        TempoRefinement.Refine(envelope, bpm * error).ShouldBe(bpm, 0.05);
    }
}
