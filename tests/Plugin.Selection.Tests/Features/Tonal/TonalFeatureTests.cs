using PredictPicks.Abstractions;
using PredictPicks.Selection.Features.Tonal;
using PredictPicks.Selection.Tests.Features.Frames;

namespace PredictPicks.Selection.Tests.Features.Tonal;

public class TonalFeatureTests
{
    private readonly TonalFeature _feature = new();

    public static TheoryData<int> Tonics() => [.. Enumerable.Range(0, 12)];

    [Theory]
    [MemberData(nameof(Tonics))]
    public void Complete_OfACadence_IsItsKey(int tonic)
    {
        var major = Sounds.Analyse(_feature, Sounds.Chords(Sounds.MajorCadence(tonic), 16)).Key!;
        var minor = Sounds.Analyse(_feature, Sounds.Chords(Sounds.MinorCadence(tonic), 16)).Key!;

        (major.Tonic, major.Mode).ShouldBe((tonic, KeyMode.Major));
        (minor.Tonic, minor.Mode).ShouldBe((tonic, KeyMode.Minor));
    }

    [Theory]
    [InlineData(-45)]
    [InlineData(-20)]
    [InlineData(13)]
    [InlineData(40)]
    public void Complete_OfDetunedInstruments_IsAsIfTheyWereInTune(double cents)
    {
        var inTune = Sounds.Analyse(_feature, Sounds.Chords(Sounds.MajorCadence(2), 16));

        var detuned = Sounds.Analyse(_feature, Sounds.Chords(Sounds.MajorCadence(2), 16, cents));

        detuned.Key!.Tonic.ShouldBe(inTune.Key!.Tonic);
        Cosine(detuned.Hpcp!, inTune.Hpcp!).ShouldBeGreaterThan(0.99);
    }

    [Fact]
    public void Complete_OfATransposedSong_IsRotated()
    {
        var song = Sounds.Analyse(_feature, Sounds.Chords(Sounds.MajorCadence(0), 16));

        var higher = Sounds.Analyse(_feature, Sounds.Chords(Sounds.MajorCadence(1), 16));

        Cosine([.. Enumerable.Range(0, 12).Select(i => song.Hpcp![(i + 11) % 12])], higher.Hpcp!).ShouldBeGreaterThan(0.99);
    }

    [Theory]
    [InlineData(0.01f)]
    [InlineData(10f)]
    public void Complete_AtAnotherGain_IsTheSame(float gain)
    {
        var samples = Sounds.Chords(Sounds.MinorCadence(4), 12);
        var song = Sounds.Analyse(_feature, samples);

        var changed = Sounds.Analyse(_feature, Sounds.Scaled(samples, gain));

        (changed.Key!.Tonic, changed.Key.Mode).ShouldBe((song.Key!.Tonic, song.Key.Mode));
        Cosine(song.Hpcp!, changed.Hpcp!).ShouldBeGreaterThan(0.9999);
    }

    [Fact]
    public void Complete_WhateverTheBlocks_IsTheSame()
    {
        var samples = Sounds.Chords(Sounds.MajorCadence(7), 10);
        var whole = Sounds.Analyse(_feature, samples);

        var pieces = Sounds.Analyse(_feature, samples, 1, 4097, 100);

        pieces.Key.ShouldBe(whole.Key);
        pieces.Hpcp.ShouldBe(whole.Hpcp);
    }

    [Fact]
    public void Complete_OfASong_HasAnHpcpOfUnitLength() =>
        Math.Sqrt(Sounds.Analyse(_feature, Sounds.Chords(Sounds.MajorCadence(7), 10)).Hpcp!.Sum(x => x * x)).ShouldBe(1, 1e-5);

    [Fact]
    public void Complete_OfAHeldTone_HasPitchesButNoKey()
    {
        var song = Sounds.Analyse(_feature, Sounds.Sine(20, 440));

        song.Hpcp!.AsSpan().IndexOf(song.Hpcp!.Max()).ShouldBe(9);
        song.Key.ShouldBeNull();
        song.Reason("key").ShouldBe("tonal-few-pitches");
    }

    [Fact]
    public void Complete_OfAHeldChord_HasNoKeySinceNothingEstablishesOne()
    {
        var chord = Sounds.Sine(12, 440, 0.1).Zip(Sounds.Sine(12, 554.37, 0.1), (x, y) => x + y).Zip(Sounds.Sine(12, 659.26, 0.1), (x, y) => x + y).ToArray();

        var song = Sounds.Analyse(_feature, chord);

        song.Hpcp.ShouldNotBeNull();
        song.Reason("key").ShouldBe("tonal-held");
    }

    [Theory]
    [InlineData(110)]
    [InlineData(440)]
    [InlineData(1000)]
    public void Complete_OfASquareWave_HasNoKey(double hertz) => Sounds.Analyse(_feature, Sounds.Square(15, hertz)).Key.ShouldBeNull();

    [Fact]
    public void Complete_OfThreeSeconds_HasPitchesButNoKey()
    {
        var song = Sounds.Analyse(_feature, Sounds.Chords(Sounds.MajorCadence(0), 3));

        song.Hpcp.ShouldNotBeNull();
        song.Key.ShouldBeNull();
        song.Reason("key").ShouldBe("tonal-short-for-key");
    }

    [Theory]
    [MemberData(nameof(Pitchless))]
    public void Complete_OfSoundWithoutPitches_HasNeitherHpcpNorKey(string name, string reason)
    {
        var song = Sounds.Analyse(_feature, Sound(name));

        song.Hpcp.ShouldBeNull();
        song.Key.ShouldBeNull();
        song.Reason("hpcp").ShouldBe(reason);
        song.Reason("key").ShouldBe(reason);
    }

    public static TheoryData<string, string> Pitchless() => new()
    {
        { "nothing", "tonal-too-short" },
        { "0.1 s", "tonal-too-short" },
        { "1 s", "tonal-too-short" },
        { "silence", "tonal-silent" },
        { "NaN", "tonal-samples-broken" },
        { "constant", "tonal-no-pitch" },
        { "click", "tonal-no-pitch" },
        { "noise", "tonal-no-pitch" },
        { "brown noise", "tonal-no-pitch" },
        { "clicks", "tonal-no-pitch" },
        { "drums", "tonal-no-pitch" },
    };

    private static float[] Sound(string name) => name switch
    {
        "nothing" => [],
        "0.1 s" => Sounds.Sine(0.1, 440),
        "1 s" => Sounds.Chords(Sounds.MajorCadence(0), 1),
        "silence" => Sounds.Silence(20),
        "NaN" => Sounds.Constant(20, float.NaN),
        "constant" => Sounds.Constant(20, 0.4f),
        "brown noise" => Sounds.BrownNoise(20),
        "click" => Sounds.Click(20),
        "clicks" => [.. Enumerable.Repeat(Sounds.Click(0.5), 40).SelectMany(x => x)],
        "drums" => Sounds.Beats(20, 120),
        _ => Sounds.Noise(20),
    };

    private static double Cosine(float[] a, float[] b) => a.Zip(b, (x, y) => x * y).Sum() / Math.Sqrt(a.Sum(x => x * x) * b.Sum(x => x * x));
}
