using PredictPicks.Selection.Features.Rhythm;
using PredictPicks.Selection.Tests.Features.Frames;

namespace PredictPicks.Selection.Tests.Features.Rhythm;

public class RhythmFeatureTests
{
    private readonly RhythmFeature _feature = new();

    [Theory]
    [InlineData(72.3)]
    [InlineData(100.0)]
    [InlineData(128.7)]
    [InlineData(160.0)]
    public void Complete_OfRegularBeats_IsTheirTempo(double bpm)
    {
        var tempo = Sounds.Analyse(_feature, Sounds.Beats(40, bpm)).Tempo!;

        tempo.BeatsPerMinute.ShouldBe(bpm, 0.1001);
        tempo.Confidence.ShouldBeInRange(0.5, 1);
        (tempo.Alternative / tempo.BeatsPerMinute is > 1.99 and < 2.01 or > 0.49 and < 0.51).ShouldBeTrue();
    }

    [Theory]
    [InlineData(0.01f)]
    [InlineData(8f)]
    public void Complete_AtAnotherGain_IsTheSame(float gain)
    {
        var samples = Sounds.Beats(25, 117);
        var tempo = Sounds.Analyse(_feature, samples).Tempo!;

        var changed = Sounds.Analyse(_feature, Sounds.Scaled(samples, gain)).Tempo!;

        changed.BeatsPerMinute.ShouldBe(tempo.BeatsPerMinute, 0.02);
        changed.Confidence.ShouldBe(tempo.Confidence, 0.01);
    }

    [Fact]
    public void Complete_AfterThreeSecondsOfSilence_IsTheSame()
    {
        var samples = Sounds.Beats(35, 117);

        var tempo = Sounds.Analyse(_feature, [.. Sounds.Silence(3), .. samples]).Tempo!;

        tempo.BeatsPerMinute.ShouldBe(Sounds.Analyse(_feature, samples).Tempo!.BeatsPerMinute, 0.1001);
    }

    [Fact]
    public void Complete_WhateverTheBlocks_IsTheSame()
    {
        var samples = Sounds.Beats(33, 90);
        var whole = Sounds.Analyse(_feature, samples).Tempo;
        whole.ShouldNotBeNull();

        Sounds.Analyse(_feature, samples, 1, 8191, 160, 3).Tempo.ShouldBe(whole);
        Sounds.Analyse(_feature, samples, 50_000).Tempo.ShouldBe(whole);
    }

    [Fact]
    public void Complete_OfAnHour_FindsTheTempoFromAPartOfIt() =>
        Sounds.Analyse(_feature, Repeated(Sounds.Beats(30, 120), 120)).Tempo!.BeatsPerMinute.ShouldBe(120, 0.1001);

    [Fact]
    public void Complete_OfATempoThatChanges_SaysSo()
    {
        float[] samples = [.. Sounds.Beats(45, 84), .. Sounds.Beats(45, 100), .. Sounds.Beats(45, 121), .. Sounds.Beats(45, 144)];

        var song = Sounds.Analyse(_feature, samples);

        song.Tempo.ShouldBeNull();
        song.Reason("bpm").ShouldBe("rhythm-tempo-changes");
    }

    [Fact]
    public void Complete_OfTwoTemposOfWhichOneRules_IsThatOne()
    {
        float[] samples = [.. Sounds.Beats(90, 100), .. Sounds.Beats(35, 130)];

        Sounds.Analyse(_feature, samples).Tempo!.BeatsPerMinute.ShouldBe(100, 0.1001);
    }

    [Theory]
    [MemberData(nameof(Beatless))]
    public void Complete_OfSoundWithoutABeat_HasNoTempo(string name, string reason)
    {
        var song = Sounds.Analyse(_feature, Sound(name));

        song.Tempo.ShouldBeNull();
        song.Reason("bpm").ShouldBe(reason);
    }

    [Fact]
    public void Complete_OfBeatsWithBrokenSamples_IsTheBeatsTempo()
    {
        var samples = Sounds.Beats(30, 100);
        samples[200_000] = float.NaN;
        samples[300_001] = float.NegativeInfinity;

        Sounds.Analyse(_feature, samples).Tempo!.BeatsPerMinute.ShouldBe(100, 0.1001);
    }

    public static TheoryData<string, string> Beatless() => new()
    {
        { "nothing", "rhythm-too-short" },
        { "0.1 s", "rhythm-too-short" },
        { "1 s", "rhythm-too-short" },
        { "silence", "rhythm-silent" },
        { "NaN", "rhythm-samples-broken" },
        { "constant", "rhythm-no-onsets" },
        { "tone", "rhythm-no-onsets" },
        { "square", "rhythm-no-onsets" },
        { "aliased square", "rhythm-no-onsets" },
        { "short noise", "rhythm-no-onsets" },
        { "brown noise", "rhythm-no-beat" },
        { "click", "rhythm-no-beat" },
        { "noise", "rhythm-no-onsets" },
    };

    private static float[] Sound(string name) => name switch
    {
        "nothing" => [],
        "0.1 s" => Sounds.Beats(0.1, 600),
        "1 s" => Sounds.Beats(1, 120),
        "silence" => Sounds.Silence(30),
        "NaN" => Sounds.Constant(30, float.NaN),
        "constant" => Sounds.Constant(30, 0.4f),
        "tone" => Sounds.Sine(30, 440),
        "square" => Sounds.Square(30, 110),
        "aliased square" => [.. Sounds.Sine(30, 146.8).Select(x => 0.9f * Math.Sign(x))],
        "short noise" => Sounds.Noise(3),
        "brown noise" => Sounds.BrownNoise(30),
        "click" => Sounds.Click(30),
        _ => Sounds.Noise(30),
    };

    private static float[] Repeated(float[] samples, int times) => [.. Enumerable.Repeat(samples, times).SelectMany(x => x)];
}
