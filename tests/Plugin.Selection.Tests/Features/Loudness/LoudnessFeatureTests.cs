using PredictPicks.Selection.Features.Loudness;
using PredictPicks.Selection.Tests.Features.Frames;

namespace PredictPicks.Selection.Tests.Features.Loudness;

public class LoudnessFeatureTests
{
    private readonly LoudnessFeature _feature = new();

    [Fact]
    public void Complete_OfAFullScaleSineAtOneKilohertz_IsMinusThreeLufs()
    {
        var song = Sounds.Analyse(_feature, Sounds.Sine(5, 997, 1));

        // BS.1770-4, annex 1: a 0 dBFS 997 Hz sine on one channel reads −3.01.
        song.Loudness!.IntegratedLufs.ShouldBe(-3.01, 0.05);
        song.Loudness.PeakDbfs.ShouldBe(0, 0.01);
        song.Loudness.RangeLu!.Value.ShouldBe(0, 0.02);
        song.Missing.ShouldBeEmpty();
    }

    [Fact]
    public void Complete_OfALoudAndAQuietHalf_CountsTheLoudOneOnly()
    {
        float[] samples = [.. Sounds.Sine(10, 997, 0.1), .. Sounds.Sine(10, 997, 0.01)];

        var loudness = Sounds.Analyse(_feature, samples).Loudness!;

        // The quiet half lies 20 LU below: the relative gate drops it, but for the blocks across the border.
        loudness.IntegratedLufs.ShouldBe(-23.01, 0.15);
        loudness.RangeLu!.Value.ShouldBe(20, 0.2);
    }

    [Fact]
    public void Complete_AtAHundredthOfTheGain_IsFortyDecibelsLess()
    {
        var noise = Sounds.Noise(8, 0.9);

        var loud = Sounds.Analyse(_feature, noise).Loudness!;
        var quiet = Sounds.Analyse(_feature, Sounds.Scaled(noise, 0.01f)).Loudness!;

        quiet.IntegratedLufs.ShouldBe(loud.IntegratedLufs - 40, 0.001);
        quiet.PeakDbfs.ShouldBe(loud.PeakDbfs - 40, 0.001);
        quiet.RangeLu!.Value.ShouldBe(loud.RangeLu!.Value, 0.011);
    }

    [Fact]
    public void Complete_WhateverTheBlocks_IsTheSame()
    {
        var noise = Sounds.Noise(4);
        var whole = Sounds.Analyse(_feature, noise).Loudness;

        Sounds.Analyse(_feature, noise, 1, 17, 1600, 999).Loudness.ShouldBe(whole);
        Sounds.Analyse(_feature, noise, 8192).Loudness.ShouldBe(whole);
    }

    [Fact]
    public void Complete_OfSilence_SaysSo()
    {
        var song = Sounds.Analyse(_feature, Sounds.Silence(5));

        song.Loudness.ShouldBeNull();
        song.Reason("loudness").ShouldBe("loudness-silent");
    }

    [Fact]
    public void Complete_OfAConstant_IsSilenceSinceNothingIsHeard() =>
        Sounds.Analyse(_feature, Sounds.Constant(20, 0.4f)).Reason("loudness").ShouldBe("loudness-silent");

    [Fact]
    public void Complete_OfATenthOfASecond_IsTooShort() =>
        Sounds.Analyse(_feature, Sounds.Noise(0.1)).Reason("loudness").ShouldBe("loudness-too-short");

    [Fact]
    public void Complete_OfASecond_HasLoudnessButNoRange()
    {
        var song = Sounds.Analyse(_feature, Sounds.Noise(1));

        song.Loudness!.RangeLu.ShouldBeNull();
        song.Reason("loudness-range").ShouldBe("loudness-range-too-short");
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void Complete_OfBrokenSamplesOnly_SaysSo(float value) =>
        Sounds.Analyse(_feature, Sounds.Constant(5, value)).Reason("loudness").ShouldBe("loudness-samples-broken");

    [Fact]
    public void Complete_OfNoiseWithABrokenSample_IsTheNoises()
    {
        var noise = Sounds.Noise(5);
        var expected = Sounds.Analyse(_feature, noise).Loudness!.IntegratedLufs;
        noise[40_000] = float.NaN;

        Sounds.Analyse(_feature, noise).Loudness!.IntegratedLufs.ShouldBe(expected, 0.01);
    }
}
