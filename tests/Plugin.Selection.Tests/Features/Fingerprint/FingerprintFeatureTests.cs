using System.Globalization;
using System.Runtime.InteropServices;
using PredictPicks.Abstractions;
using PredictPicks.Selection.Features;
using PredictPicks.Selection.Features.Fingerprint;

namespace PredictPicks.Selection.Tests.Features.Fingerprint;

public class FingerprintFeatureTests
{
    [Fact]
    public void Stream_IsTheOneThatChromaprintListensTo() =>
        new FingerprintFeature().Stream.ShouldBe(new AnalysisStream(11_025, SampleFormat.Int16));

    [Fact]
    public void Complete_OfMusic_LeavesItsItems()
    {
        var music = TestMusic.Play(seed: 21, seconds: 12);

        var song = Analyse(music);

        song.Fingerprint.ShouldBe(TestMusic.Fingerprint(music));
        song.Missing.ShouldBeEmpty();
    }

    [Fact]
    public void Complete_OfOneItem_LeavesIt() => Analyse(TestMusic.Play(seed: 22, seconds: 2.8)).Fingerprint!.Length.ShouldBe(1);

    public static TheoryData<string, string> SongsWithoutFingerprint => new()
    {
        { "nothing", "fingerprint-too-short" },
        { "a second", "fingerprint-too-short" },
        { "silence", "fingerprint-silent" },
        { "constant", "fingerprint-silent" },
        { "tone", "fingerprint-unchanging" },
    };

    [Theory]
    [MemberData(nameof(SongsWithoutFingerprint))]
    public void Complete_OfASongThatCannotBeTold_SaysWhy(string signal, string kind)
    {
        short[] samples = signal switch
        {
            "nothing" => [],
            "a second" => TestMusic.Play(seed: 23, seconds: 1),
            "silence" => new short[100_000],
            "constant" => [.. Enumerable.Repeat((short)5_000, 100_000)],
            _ => TestMusic.Tone(1_000, 10_000, 100_000),
        };

        var song = Analyse(samples);

        song.Fingerprint.ShouldBeNull();
        song.Missing.ShouldHaveSingleItem().Feature.ShouldBe("fingerprint");
        song.Missing[0].Reason.Kind.ShouldBe(kind);
    }

    [Fact]
    public void BeginSong_ForTwoSongsAtOnce_KeepsThemApart()
    {
        var (first, second) = (TestMusic.Play(seed: 24, seconds: 8), TestMusic.Play(seed: 25, seconds: 8));
        var feature = new FingerprintFeature();
        using var passA = feature.BeginSong();
        using var passB = feature.BeginSong();
        for (var start = 0; start < first.Length; start += 5_000)
        {
            passA.Add(Bytes(first[start..Math.Min(first.Length, start + 5_000)]));
            passB.Add(Bytes(second[start..Math.Min(first.Length, start + 5_000)]));
        }

        var (songA, songB) = (Song(), Song());
        passA.Complete(songA);
        passB.Complete(songB);

        songA.Fingerprint.ShouldBe(TestMusic.Fingerprint(first));
        songB.Fingerprint.ShouldBe(TestMusic.Fingerprint(second));
    }

    [Theory]
    [InlineData("en", "needs at least 2.7 seconds")]
    [InlineData("zh-CN", "至少需要 2.7 秒")]
    public void Reason_InTheUsersLanguage_SaysHowLongASongMustBe(string culture, string part)
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
            Analyse([]).Missing[0].Reason.Text.ShouldContain(part);
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    private static SongAnalysis Analyse(short[] samples)
    {
        var song = Song();
        using var pass = new FingerprintFeature().BeginSong();
        pass.Add(Bytes(samples));
        pass.Complete(song);
        return song;
    }

    private static ArraySegment<byte> Bytes(short[] samples) => MemoryMarshal.AsBytes<short>(samples).ToArray();

    private static SongAnalysis Song() => new()
    {
        Id = new SongId("song"),
        PacketHash = new SongId("song"),
        Tags = SongTags.None,
        Properties = new AudioProperties(null, null, null, null),
        DurationSeconds = 1,
    };
}
