using PredictPicks.Abstractions;
using PredictPicks.Selection.Ranking;
using PredictPicks.Selection.Ranking.Scorers;
using PredictPicks.Selection.Ranking.Table;
using PredictPicks.Selection.Tests.Ranking.Scorers;
using PredictPicks.Selection.Tests.Similarity;
using PredictPicks.Selection.Training;

namespace PredictPicks.Selection.Tests.Ranking.Table;

public sealed class FeatureTableTests
{
    [Fact]
    public void Of_PickThatIsPutBackAmongTheCandidates_HasTheSameRow()
    {
        var songs = RichLibrary.Songs(120, seed: 1);
        var taste = TasteLibrary.Taste(songs, 12, seed: 2);
        taste = taste with { NotPicked = [.. Enumerable.Range(0, songs.Count).Except(taste.Picks).Take(3)] };
        var table = Table(songs, taste);
        foreach (var pick in taste.Picks)
        {
            var without = Table(songs, taste.Without(pick)).Row(pick).ToArray();
            var with = table.Row(pick).ToArray();
            for (var column = 0; column < RankingFeatures.Count; column++)
            {
                with[column].ShouldBe(without[column], 1e-4f, $"{RankingFeatures.All[column].Name} of song {pick}");
            }
        }
    }

    [Theory]
    [InlineData(0, 3)]
    [InlineData(1, 1)]
    [InlineData(60, 1)]
    [InlineData(60, 12)]
    [InlineData(60, 60)]
    public void Of_AnyLibrary_ValuesAreWithinTheirRanges(int count, int picks)
    {
        var songs = RichLibrary.Songs(count, seed: 3);
        var table = Table(songs, TasteLibrary.Taste(songs, picks, seed: 4));
        for (var song = 0; song < count; song++)
        {
            var row = table.Row(song).ToArray();
            for (var column = 0; column < row.Length; column++)
            {
                ((double)row[column]).ShouldBeInRange(RankingFeatures.All[column].Lowest, RankingFeatures.All[column].Highest, RankingFeatures.All[column].Name);
            }
        }
    }

    [Fact]
    public void Of_SongOfWhichNothingIsKnown_IsNeutral()
    {
        var known = RichLibrary.Songs(40, seed: 5);
        RankableSong[] songs = [.. known.Songs, new RankableSong(new SongId("unknown"), "/x", SongTags.None)];
        var vectors = SampleVectors.Of([.. Enumerable.Range(0, 41).Select(i => i < 40 ? known.Vectors.Row(i).ToArray() : new float[TasteLibrary.Dimension])]);
        var table = Table(new SongTable(songs, vectors, known.Fingerprints), new Taste([1, 2, 3], []));
        for (var column = 0; column < RankingFeatures.Count; column++)
        {
            table.Row(40)[column].ShouldBe((float)RankingFeatures.All[column].Neutral, RankingFeatures.All[column].Name);
        }
    }

    [Fact]
    public void All_HaveNamesForPeople()
    {
        RankingFeatures.All.Select(feature => feature.Name).ShouldBeUnique();
        foreach (var feature in RankingFeatures.All)
        {
            TrainingTexts.Column(feature.Name).Text.ShouldNotBeEmpty(feature.Name);
        }
    }

    [Fact]
    public void Of_SameRecordingInAnotherFile_HasTheFingerprintOfAPick()
    {
        var songs = RichLibrary.Songs(24, seed: 6);

        // Songs 4 to 7 are one recording, and sound the same.
        songs.Vectors.Row(4).CopyTo(songs.Vectors.Row(5));
        var table = Table(songs, new Taste([4, 12], []));
        Value(table, 5, "fp_sim_max").ShouldBe(1);
        Value(table, 5, "fp_sim_top5_mean").ShouldBe(0.2f, 1e-6f);
        Value(table, 5, "has_fp").ShouldBe(1);
        Value(table, 4, "fp_sim_max").ShouldBe(0);
        Value(table, 0, "has_fp").ShouldBe(0);
    }

    [Theory]
    [InlineData(120, 0)]
    [InlineData(121.5, 1.5)]
    [InlineData(60, 0)]
    [InlineData(62, 2)]
    [InlineData(236, 4)]
    public void BpmDiffMin_HalfAndDoubleOfAPicksTempo_AreThatTempo(double bpm, double expected)
    {
        var songs = Two(new SongSound { Tempo = new Tempo(120, 1, 60) }, new SongSound { Tempo = new Tempo(bpm, 1, 60) });
        Value(Table(songs, new Taste([0], [])), 1, "bpm_diff_min").ShouldBe((float)expected, 1e-4f);
    }

    [Fact]
    public void HpcpCorrMax_TransposedProfile_IsOneInAnyKeyAndLessAsItIs()
    {
        float[] profile = [9, 1, 4, 0, 6, 3, 1, 7, 1, 5, 0, 2];
        var songs = Two(new SongSound { Hpcp = profile }, new SongSound { Hpcp = [.. profile[5..], .. profile[..5]] });
        var table = Table(songs, new Taste([0], []));
        Value(table, 1, "hpcp_corr_max").ShouldBe(1, 1e-5f);
        Value(table, 1, "hpcp_corr_untransposed_max").ShouldBeLessThan(0.9f);
        Value(table, 0, "hpcp_corr_max").ShouldBe(0);
        Value(table, 0, "has_hpcp").ShouldBe(1);
    }

    internal static FeatureTable Table(SongTable songs, Taste taste) => FeatureTable.Of(songs, taste, null, TestContext.Current.CancellationToken);

    private static float Value(FeatureTable table, int song, string name) => table.Row(song)[RankingFeatures.IndexOf(name)];

    private static SongTable Two(SongSound pick, SongSound other) => new(
        [new RankableSong(new SongId("a"), "/a", SongTags.None) { Sound = pick }, new RankableSong(new SongId("b"), "/b", SongTags.None) { Sound = other }],
        SampleVectors.Of([1, 0], [0, 1]),
        NoFingerprints.Instance);
}
