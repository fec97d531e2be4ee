using PredictPicks.Abstractions;
using PredictPicks.Selection.Ranking;

namespace PredictPicks.Selection.Tests.Ranking;

public sealed class SimilarityRankerTests
{
    [Fact]
    public void Predict_ByDefault_NearestFirst()
    {
        var prediction = new RankingLibrary().Pick("p").Song("far", 0.1).Song("near", 0.9).Song("middle", 0.5).Predict();
        prediction.Ids().ShouldBe(["near", "middle", "far"]);
        prediction.Candidates.Select(song => song.Rank).ShouldBe([1, 2, 3]);
        prediction.Candidates[0].Score.ShouldBe(0.9, 1e-6);
        prediction.Candidates[0].Path.ShouldBe("/music/near.mp3");
        prediction.Mode.ShouldBe("similarity");
        prediction.Ranker.ShouldBe("similarity/2");
        prediction.Model.ShouldBe(new ModelReference("test", "1", 2));
        prediction.Counts.ShouldBe(new PredictionCounts(1, 0, 0, 3, 0));
    }

    [Fact]
    public void Predict_TasteWithTwoCentres_NearOneBeatsBetweenBoth()
    {
        var prediction = new RankingLibrary().Pick("p1", 1).Pick("p2", -1).Song("between", 0).Song("one", 0.95).Song("other", -0.95).Predict();
        prediction.Ids()[^1].ShouldBe("between");
    }

    [Fact]
    public void Predict_PicksAndNotPicked_AreNeverRecommended() =>
        new RankingLibrary().Pick("p").Song("p", 1).Song("unwanted", 0.99).Song("a", 0.5).NotPicked("unwanted").Predict().Ids().ShouldBe(["a"]);

    [Fact]
    public void Predict_SongTwice_IsListedOnce() =>
        new RankingLibrary().Pick("p").Pick("p").Song("a", 0.5).Song("a", 0.9).Predict().Ids().ShouldBe(["a"]);

    [Fact]
    public void Predict_EqualScores_InOrderOfIds() =>
        new RankingLibrary().Pick("p").Song("c", 0.5).Song("a", 0.5).Song("z", 0.9).Song("b", 0.5).Predict().Ids().ShouldBe(["z", "a", "b", "c"]);

    [Fact]
    public void Predict_Top_CutsTheList() =>
        new RankingLibrary().Pick("p").Song("a", 0.5).Song("b", 0.9).Song("c", 0.7).Predict(top: 2).Ids().ShouldBe(["b", "c"]);

    [Fact]
    public void Predict_AllTagsMatchButClearlyFarther_StaysBehind()
    {
        var tags = new SongTags { Artists = ["Air"], AlbumArtist = "Band", Album = "Moon", Genres = ["Pop"], BitrateKbps = 320, DurationSeconds = 200 };
        var library = new RankingLibrary();
        foreach (var pick in Enumerable.Range(0, 30))
        {
            library.Pick($"p{pick}", 1, pick % 2 == 0 ? tags : tags with { Artists = ["Other"] });
        }

        var prediction = library
            .Song("matching", 0.7, tags)
            .Song("nearer", 0.8001, new SongTags { BitrateKbps = 24, DurationSeconds = 5 })
            .Predict();
        prediction.Ids().ShouldBe(["nearer", "matching"]);
    }

    [Fact]
    public void Predict_EquallyNear_TagsDecide()
    {
        var prediction = new RankingLibrary()
            .Pick("p", 1, new SongTags { Artists = ["Air"], Genres = ["Pop"] })
            .Song("a-plain", 0.7)
            .Song("b-low", 0.7, new SongTags { BitrateKbps = 32 })
            .Song("c-genre", 0.7, new SongTags { Genres = ["pop"] })
            .Song("d-artist", 0.7, new SongTags { Artists = ["AIR"] })
            .Predict();
        prediction.Ids().ShouldBe(["d-artist", "c-genre", "a-plain", "b-low"]);
    }

    [Fact]
    public void Predict_CandidatesWithoutVector_ComeLastByTheirTagsAndSayWhy()
    {
        var prediction = new RankingLibrary()
            .Pick("p", 1, new SongTags { Artists = ["Air"] })
            .Song("a-unknown", null)
            .Song("b-unknown-air", null, new SongTags { Artists = ["Air"] })
            .Song("opposite", -1)
            .Predict();
        prediction.Ids().ShouldBe(["opposite", "b-unknown-air", "a-unknown"]);
        prediction.ReasonKinds("a-unknown").ShouldBe(["not-analysed"]);
        prediction.ReasonKinds("b-unknown-air").ShouldBe(["not-analysed", "same-artist"]);
        prediction.Counts.Candidates.ShouldBe(3);
        prediction.Counts.WithoutFeatures.ShouldBe(2);
        prediction.WarningKinds().ShouldContain("candidates-not-analysed");
    }

    [Fact]
    public void Predict_CappedArtist_StepsBackAndTheListSaysWhatIsLeftOut()
    {
        var air = new SongTags { Artists = ["Air"] };
        var prediction = new RankingLibrary().Pick("p")
            .Song("a", 0.9, air).Song("b", 0.8, air).Song("c", 0.7, air).Song("d", 0.1)
            .Predict(maxPerArtist: 2);
        prediction.Ids().ShouldBe(["a", "b", "d"]);
        prediction.WarningKinds().ShouldContain("artist-cap-ends-list");
    }

    [Fact]
    public void Predict_Counts_TellPicksWithoutFileAndUnknown()
    {
        var prediction = new RankingLibrary()
            .Pick("p1").Pick("p2", path: null).Pick("silent", cosine: null, path: null).UnknownPicks(3)
            .Song("a", 0.5)
            .Predict();
        prediction.Counts.ShouldBe(new PredictionCounts(2, 1, 4, 1, 0));
        prediction.WarningKinds().ShouldBe(["picks-not-analysed", "few-picks"]);
        prediction.Warnings[0].Arguments.ShouldBe([4, 6]);
    }

    [Fact]
    public void Predict_EnoughPicksAllAnalysed_NoWarning()
    {
        var library = new RankingLibrary().Song("a", 0.5);
        Enumerable.Range(0, 5).ToList().ForEach(pick => library.Pick($"p{pick}"));
        library.Predict().Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void Predict_Progress_IsOfTheCandidates()
    {
        var reports = new List<JobProgress>();
        SimilarityRanker.Predict(new RankingLibrary().Pick("p").Song("a", 0.5).Input(), new RankingOptions(), new Recorder(reports));
        reports.ShouldContain(new JobProgress(JobPhase.Ranking, 1, 1));
    }

    [Fact]
    public void Predict_Cancelled_Throws()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Should.Throw<OperationCanceledException>(() => SimilarityRanker.Predict(
            new RankingLibrary().Pick("p").Song("a", 0.5).Input(), new RankingOptions(), null, source.Token));
    }

    [Theory]
    [InlineData(0, 3)]
    [InlineData(10, -1)]
    public void Predict_OptionsOutOfRange_Throw(int top, int maxPerArtist) =>
        Should.Throw<ArgumentException>(() => new RankingLibrary().Pick("p").Song("a", 0.5).Predict(top, maxPerArtist));

    private sealed class Recorder(List<JobProgress> reports) : IProgress<JobProgress>
    {
        public void Report(JobProgress value) => reports.Add(value);
    }
}
