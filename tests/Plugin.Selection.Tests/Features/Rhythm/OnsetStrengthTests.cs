using CsCheck;
using PredictPicks.Selection.Features.Rhythm;

namespace PredictPicks.Selection.Tests.Features.Rhythm;

public class OnsetStrengthTests
{
    private static readonly Gen<float[][]> Frames = Gen.Float[0, 1].Array[OnsetBands.Count].Array[2, 30];

    [Fact]
    public void Take_OfAnyFramesInAnySegments_IsTheDefinition() =>
        Gen.Select(Frames, Gen.Int[2, 12], Gen.Float[0.1f, 10]).Sample(
            (frames, capacity, gain) =>
            {
                var onsets = new OnsetStrength(capacity);
                var found = new List<float>();
                foreach (var frame in frames)
                {
                    frame.CopyTo(onsets.Next());
                    if (onsets.IsFull)
                    {
                        found.AddRange(Take(onsets, gain));
                    }
                }

                found.AddRange(Take(onsets, gain));
                for (var t = 0; t < frames.Length; t++)
                {
                    ((double)found[t]).ShouldBe(Definition(frames, t, gain), 1e-4, $"frame {t} of {frames.Length}");
                }
            },
            iter: 200);

    [Fact]
    public void Take_AfterABreak_StartsAtZero()
    {
        var onsets = new OnsetStrength(4);
        for (var t = 0; t < 4; t++)
        {
            onsets.Next().Fill(0.01f);
        }

        Take(onsets, 1);
        onsets.Break();
        for (var t = 0; t < 4; t++)
        {
            onsets.Next().Fill(t < 2 ? 1 : 2);
        }

        var strengths = Take(onsets, 1);

        strengths[..2].ShouldBe([0, 0]);
        strengths[2].ShouldBe((float)Math.Log(2001.0 / 1001), 1e-4f);
    }

    private static float[] Take(OnsetStrength onsets, float gain)
    {
        var strengths = new float[onsets.Count];
        onsets.Take(gain, strengths);
        return strengths;
    }

    private static double Definition(float[][] frames, int t, double gain)
    {
        if (t < 2)
        {
            return 0;
        }

        double Log(int frame, int band) => band is < 0 or >= OnsetBands.Count ? 0 : Math.Log(1 + (1000 * gain * frames[frame][band]));
        return Enumerable.Range(0, OnsetBands.Count)
            .Average(b => Math.Max(0, Log(t, b) - Math.Max(Log(t - 2, b), Math.Max(Log(t - 2, b - 1), Log(t - 2, b + 1)))));
    }
}
