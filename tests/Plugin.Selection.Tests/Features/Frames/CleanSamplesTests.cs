using PredictPicks.Selection.Features.Frames;

namespace PredictPicks.Selection.Tests.Features.Frames;

public class CleanSamplesTests
{
    private static readonly float[] Broken = [float.NaN, float.PositiveInfinity, float.NegativeInfinity, 2e6f, -float.MaxValue];

    [Fact]
    public void Copy_OfFiniteSamples_KeepsThemAtEveryLength()
    {
        for (var length = 0; length <= 70; length++)
        {
            float[] source = [.. Enumerable.Range(0, length).Select(i => (i % 7) - 3.5f)];
            var target = new float[length];

            CleanSamples.Copy(source, target).ShouldBe(0);

            target.ShouldBe(source);
        }
    }

    [Fact]
    public void Copy_OfABrokenSample_MakesItSilentWhereverItIs()
    {
        for (var length = 1; length <= 40; length++)
        {
            for (var place = 0; place < length; place++)
            {
                float[] source = [.. Enumerable.Repeat(0.5f, length)];
                source[place] = Broken[(length + place) % Broken.Length];
                var target = new float[length];

                CleanSamples.Copy(source, target).ShouldBe(1);

                target.ShouldBe([.. Enumerable.Range(0, length).Select(i => i == place ? 0 : 0.5f)]);
            }
        }
    }
}
