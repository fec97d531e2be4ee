using PredictPicks.Abstractions;
using PredictPicks.Selection.Ranking;
using PredictPicks.Selection.Ranking.Rules;
using PredictPicks.Selection.Similarity;

namespace PredictPicks.Selection.Tests.Ranking;

public sealed class RulesTests
{
    private static readonly double[] NoCosines = [];

    [Fact]
    public void TagRules_Together_StayWithinTheirLimit()
    {
        var tagRules = RankingRules.All.Where(rule => rule is not (NearestPickRule or NeighbourhoodRule or NotAnalysedRule));
        tagRules.Sum(rule => rule.Limit).ShouldBeLessThanOrEqualTo(RankingRules.TagLimit + 1e-12);
        (new NearestPickRule().Limit + new NeighbourhoodRule().Limit).ShouldBe(1);
        (-1 - RankingRules.TagLimit).ShouldBeGreaterThan(NotAnalysedRule.Handicap + RankingRules.TagLimit);
    }

    [Fact]
    public void NothingKnown_AllTagRulesAreNeutral()
    {
        foreach (var rule in RankingRules.All.Where(rule => rule is not NotAnalysedRule))
        {
            Contribution(rule, SongTags.None, NoCosines).ShouldBe(0);
        }
    }

    [Fact]
    public void SoundRules_CloserPicks_ScoreHigher()
    {
        var cosines = new[] { -1, -0.5, 0, 0.1, 0.7, 0.99, 1 };
        ShouldRise(cosines.Select(cosine => Contribution(new NearestPickRule(), SongTags.None, [cosine, -1])));
        ShouldRise(cosines.Select(cosine => Contribution(new NeighbourhoodRule(), SongTags.None, [1, cosine])));
        Contribution(new NeighbourhoodRule(), SongTags.None, [0.5]).ShouldBe(0.2 * 0.5, 1e-9);
        Contribution(new NotAnalysedRule(), SongTags.None, [0.5]).ShouldBe(0);
        Contribution(new NotAnalysedRule(), SongTags.None, NoCosines).ShouldBe(-2);
    }

    [Fact]
    public void TagRules_MoreInCommon_ScoreHigherUpToTheirLimit()
    {
        var counts = Enumerable.Range(0, 40).ToArray();
        ShouldRise(counts.Select(count => Contribution(new SameArtistRule(), match: new TagMatch(count, 0, 0, -1, 0))));
        ShouldRise(counts.Select(count => Contribution(new SameAlbumArtistRule(), match: new TagMatch(0, count, 0, -1, 0))));
        ShouldRise(counts.Select(count => Contribution(new SameAlbumRule(), match: new TagMatch(0, 0, count, 0, 0))));
        ShouldRise(counts.Select(count => Contribution(new SharedGenresRule(), match: new TagMatch(0, 0, 0, -1, count / 39.0))));
        Contribution(new SameArtistRule(), match: new TagMatch(int.MaxValue, 0, 0, -1, 0)).ShouldBe(SameArtistRule.Most);
    }

    [Fact]
    public void LowBitrate_LowerRates_ScoreLower()
    {
        double At(int kbps) => Contribution(new LowBitrateRule(), new SongTags { BitrateKbps = kbps });
        ShouldRise(Enumerable.Range(32, 65).Select(At));
        At(96).ShouldBe(0);
        At(320).ShouldBe(0);
        At(8).ShouldBe(-LowBitrateRule.Most);
        At(32).ShouldBe(-LowBitrateRule.Most);
        At(0).ShouldBe(0);
        At(-5).ShouldBe(0);
    }

    [Fact]
    public void OddDuration_OnlyOddOnes_ScoreLower()
    {
        double At(double seconds) => Contribution(new OddDurationRule(), new SongTags { DurationSeconds = seconds });
        ShouldRise(Enumerable.Range(15, 16).Select(seconds => At(seconds)));
        ShouldRise(Enumerable.Range(0, 31).Select(minutes => At(1800 - (30 * minutes))));
        foreach (var usual in (double[])[0, -1, double.NaN, 30, 240, 900])
        {
            At(usual).ShouldBe(0);
        }

        foreach (var extreme in (double[])[0.1, 15, 1800, 36_000, double.PositiveInfinity])
        {
            At(extreme).ShouldBe(-OddDurationRule.Most);
        }
    }

    [Fact]
    public void OddDuration_PicksAreAsOdd_IsNeutral()
    {
        var longPick = Context(new SongTags { DurationSeconds = 3600 });
        Contribution(new OddDurationRule(), new SongTags { DurationSeconds = 2000 }, context: longPick).ShouldBe(0);
        Contribution(new OddDurationRule(), new SongTags { DurationSeconds = 10 }, context: longPick).ShouldBe(-OddDurationRule.Most);
        var shortPick = Context(new SongTags { DurationSeconds = 20 });
        Contribution(new OddDurationRule(), new SongTags { DurationSeconds = 10 }, context: shortPick).ShouldBe(0);
        Contribution(new OddDurationRule(), new SongTags { DurationSeconds = 2000 }, context: shortPick).ShouldBe(-OddDurationRule.Most);
    }

    private static void ShouldRise(IEnumerable<double> contributions)
    {
        var all = contributions.ToList();
        all.ShouldBeInOrder();
        all[^1].ShouldBeGreaterThan(all[0]);
    }

    private static double Contribution(
        IScoreRule rule, SongTags? tags = null, double[]? cosines = null, TagMatch match = default, RankingContext? context = null) =>
        rule.Contribution(new SongView
        {
            Song = new RankableSong(new SongId("song"), null, tags ?? SongTags.None),
            Cosines = (cosines ?? [0.5]).Select(cosine => (float)cosine).ToArray(),
            NearestPicks = (cosines ?? [0.5]).Select(_ => 0).ToArray(),
            Match = match,
            Tags = new TagMatcher([]),
            Context = context ?? Context(SongTags.None),
        });

    private static RankingContext Context(SongTags pick) =>
        new([new RankableSong(new SongId("pick"), null, pick)]);
}
