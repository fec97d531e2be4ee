using PredictPicks.Abstractions;
using PredictPicks.Selection.Ranking;
using PredictPicks.Selection.Ranking.Blend;
using PredictPicks.Selection.Ranking.Scorers;
using PredictPicks.Selection.Similarity;
using PredictPicks.Selection.Tests.Ranking.Scorers;

namespace PredictPicks.Selection.Tests.Ranking.Blend;

public sealed class BlendRankerTests
{
    private static readonly RankingOptions All = new() { Top = 1000, MaxPerArtist = 0 };

    [Fact]
    public void Predict_Contributions_AddUpToTheScoreAndReasonsRaisedIt()
    {
        var songs = TasteLibrary.Songs(200, seed: 60);
        var taste = TasteLibrary.Taste(songs, 15, seed: 61);
        var table = BlendTableTests.Table(songs, taste);
        var ranking = new BlendRanking(table, BlendColumns.Prior, [.. taste.Picks.Select(pick => songs.Songs[pick])]);
        for (var song = 0; song < songs.Count; song++)
        {
            ranking.Contributions(song).Sum(part => part.Value).ShouldBe(ranking.Score(song), 1e-12);
            var reasons = ranking.Reasons(song);
            reasons.ShouldNotBeEmpty();
            reasons.ShouldAllBe(reason => reason.Contribution > 0 || reasons.Count == 1);
            reasons.Select(reason => reason.Contribution).ShouldBeInOrder(SortDirection.Descending);
        }
    }

    [Fact]
    public void Predict_SongsOfTheTaste_ComeFirst()
    {
        var songs = TasteLibrary.Songs(300, seed: 62);
        var prediction = Predict(Input(songs, TasteLibrary.Taste(songs, 20, seed: 63)));
        prediction.Candidates.Take(20).Count(song => song.Tags.Artists[0] is "Artist 0" or "Artist 1").ShouldBeGreaterThan(14);
        prediction.Ranker.ShouldBe("blend/1");
        prediction.Mode.ShouldBe("similarity");
    }

    [Fact]
    public void Predict_AnyOrderOfSongs_SameListAndScores()
    {
        var songs = TasteLibrary.Songs(200, seed: 64);
        var taste = TasteLibrary.Taste(songs, 15, seed: 65);
        var one = Predict(Input(songs, taste));
        var other = Predict(Input(songs, taste, reverse: true));
        other.Candidates.Select(song => (song.Id, song.Score)).ShouldBe(one.Candidates.Select(song => (song.Id, song.Score)));
    }

    [Fact]
    public void Predict_PickPutBack_HasTheScoreOfTheScorer()
    {
        var songs = TasteLibrary.Songs(200, seed: 66);
        var taste = TasteLibrary.Taste(songs, 15, seed: 67);
        var scores = new LearnedBlendScorer().Score(songs, taste, TestContext.Current.CancellationToken);
        foreach (var candidate in Predict(Input(songs, taste)).Candidates)
        {
            candidate.Score.ShouldBe(scores[songs.Songs.ToList().FindIndex(song => song.Id == candidate.Id)]);
        }
    }

    [Fact]
    public void Predict_SongsWithoutVector_ComeLastAndSayWhy()
    {
        var songs = TasteLibrary.Songs(100, seed: 68);
        songs.Vectors.Row(7).Clear();
        songs.Vectors.Row(8).Clear();
        var prediction = Predict(Input(songs, new Taste([1, 2, 3, 20, 30], [])));
        prediction.Candidates.TakeLast(2).Select(song => song.Id.Value).ShouldBe(["song0007", "song0008"], ignoreOrder: true);
        prediction.Candidates[^1].Reasons[0].Text.Kind.ShouldBe("not-analysed");
        prediction.Counts.WithoutFeatures.ShouldBe(2);
    }

    [Fact]
    public void IsApplicable_OnePickOrFewSongs_IsNot()
    {
        var songs = TasteLibrary.Songs(100, seed: 69);
        BlendRanker.IsApplicable(Input(songs, new Taste([1], []))).ShouldBeFalse();
        BlendRanker.IsApplicable(Input(songs, new Taste([1, 2], []))).ShouldBeTrue();
        BlendRanker.IsApplicable(Input(TasteLibrary.Songs(25, seed: 69), new Taste([1, 2], []))).ShouldBeFalse();
    }

    private static Prediction Predict(RankingInput input) => PredictionMaker.Make(input, new BlendRanker(null), All, null, TestContext.Current.CancellationToken);

    private static RankingInput Input(SongTable songs, Taste taste, bool reverse = false)
    {
        int[] order = [.. Enumerable.Range(0, songs.Count)];
        int[] picks = [.. taste.Picks];
        if (reverse)
        {
            Array.Reverse(order);
            Array.Reverse(picks);
        }

        return new RankingInput
        {
            Candidates = [.. order.Select(song => songs.Songs[song])],
            CandidateVectors = Rows(songs.Vectors, order),
            Picks = [.. picks.Select(song => songs.Songs[song])],
            PickVectors = Rows(songs.Vectors, picks),
            Model = new ModelReference("test", "1", songs.Vectors.Dimension),
        };
    }

    private static VectorTable Rows(VectorTable vectors, int[] rows) => new([.. rows.SelectMany(row => vectors.Row(row).ToArray())], vectors.Dimension);
}
