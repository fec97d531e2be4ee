using System.Globalization;
using PredictPicks.Abstractions;
using PredictPicks.Selection.Ranking.Rules;

namespace PredictPicks.Selection.Tests.Ranking;

public sealed class KeyAndTempoTests
{
    private static readonly SongTags X = new() { Title = "X" };

    [Theory]
    [InlineData(9, KeyMode.Minor, KeyFamilyRule.Most)]
    [InlineData(0, KeyMode.Major, KeyFamilyRule.Neighbour)]
    [InlineData(4, KeyMode.Minor, KeyFamilyRule.Neighbour)]
    [InlineData(2, KeyMode.Minor, KeyFamilyRule.Neighbour)]
    [InlineData(9, KeyMode.Major, 0)]
    [InlineData(7, KeyMode.Major, 0)]
    [InlineData(10, KeyMode.Minor, 0)]
    [InlineData(3, KeyMode.Minor, 0)]
    public void Key_BesideAPickInAMinor_CountsWithinTheFamilyAlone(int tonic, KeyMode mode, double expected)
    {
        var (contribution, reasons) = Predict(InKey(9, KeyMode.Minor), InKey(tonic, mode));

        contribution.ShouldBe(expected, 1e-9);
        reasons.ShouldBe(expected > 0 ? ["closest to your pick “X” (0.50)", "same key family as your pick “X” (A minor)"] : ["closest to your pick “X” (0.50)"]);
    }

    [Theory]
    [InlineData(0, 9)]
    [InlineData(11, 8)]
    [InlineData(3, 0)]
    public void Key_RelativeOfAMajorKey_IsInTheFamily(int major, int minor) =>
        Predict(InKey(major, KeyMode.Major), InKey(minor, KeyMode.Minor)).Contribution.ShouldBe(KeyFamilyRule.Neighbour, 1e-9);

    [Theory]
    [InlineData(128, 64, 128, 64, 128)]
    [InlineData(128, 64, 130.9, 65.5, 128)]
    [InlineData(128, 64, 125.1, 62.6, 128)]
    [InlineData(128, 64, 64, 128, 128)]
    [InlineData(64, 128, 128, 64, 64)]
    [InlineData(128, 64, 131.1, 65.6, null)]
    [InlineData(80, 160, 85, 42.5, null)]
    public void Tempo_WithinTolerance_CountsHalfAndDoubleToo(double pick, double pickAlternative, double song, double alternative, int? named)
    {
        var (contribution, reasons) = Predict(
            new SongSound { Tempo = new Tempo(pick, 0.9, pickAlternative) }, new SongSound { Tempo = new Tempo(song, 0.9, alternative) });

        contribution.ShouldBe(named is null ? 0 : TempoRule.Most, 1e-9);
        reasons.Skip(1).ShouldBe(named is { } bpm ? [string.Create(CultureInfo.InvariantCulture, $"within 3 BPM of your pick “X” ({bpm})")] : []);
    }

    [Fact]
    public void KeyAndTempo_UnknownOnEitherSide_AddNothing()
    {
        var known = InKey(0, KeyMode.Major) with { Tempo = new Tempo(120, 1, 60) };

        Predict(known, SongSound.Unknown).Contribution.ShouldBe(0, 1e-9);
        Predict(SongSound.Unknown, known).Contribution.ShouldBe(0, 1e-9);
    }

    [Fact]
    public void KeyAndTempo_OfAPickThatIsNotTheNearest_AddNothing()
    {
        var sound = InKey(0, KeyMode.Major) with { Tempo = new Tempo(120, 1, 60) };
        var prediction = new RankingLibrary().Pick("near", 1, X).Pick("far", -1, X, sound: sound).Song("a", 0.5, sound: sound).Predict();

        prediction.ReasonKinds("a").ShouldBe(["nearest-pick"]);
    }

    private static SongSound InKey(int tonic, KeyMode mode) => new() { Key = new MusicalKey(tonic, mode, 0.9) };

    /// <summary>What the sounds add to the score of a song whose vector alone gives 0.5, and why.</summary>
    private static (double Contribution, IReadOnlyList<string> Reasons) Predict(SongSound pick, SongSound song)
    {
        var prediction = new RankingLibrary().Pick("p", 1, X, sound: pick).Song("a", 0.5, sound: song).Predict();
        return (prediction.Candidates[0].Score - 0.5, prediction.ReasonTexts("a"));
    }
}
