using PredictPicks.Abstractions;
using PredictPicks.Selection.Evaluation;
using PredictPicks.Selection.Ranking;
using PredictPicks.Selection.Similarity;
using PredictPicks.Selection.Tests.Similarity;

namespace PredictPicks.Selection.Tests.Evaluation;

/// <summary>What is measured is what users see.</summary>
public sealed class SameScoresTests
{
    private static readonly VectorTable Vectors = SampleVectors.Unit(40, 8, seed: 3);

    [Fact]
    public void ShownScorer_SamePicks_ScoresAsPredictionDoes()
    {
        var songs = Enumerable.Range(0, 40).Select(song => new RankableSong(
            new SongId($"s{song:00}"), $"/m/{song}", new SongTags { Artists = [$"A{song % 7}"], Genres = [$"G{song % 3}"], BitrateKbps = 100, DurationSeconds = 200 })).ToList();
        var ranking = new RankingInput
        {
            Candidates = songs,
            CandidateVectors = Vectors,
            Picks = songs[..10],
            PickVectors = new VectorTable(Vectors.Values[..80], 8),
            NotPicked = [songs[39].Id],
            Model = new ModelReference("test", "1", 8),
        };
        var input = EvaluationInputMaker.Make(ranking, [.. songs[..10].Select(song => new Pick(song.Id))]);

        var prediction = SimilarityRanker.Predict(ranking, new RankingOptions { Top = 40, MaxPerArtist = 0 });

        var scores = EvaluatedScorers.All.Single(scorer => scorer.Name == EvaluatedScorers.Shown).Score(input.Songs, new(input.Picks, input.NotPicked), CancellationToken.None);
        prediction.Candidates.Count.ShouldBe(29);
        prediction.Candidates.ShouldAllBe(candidate => candidate.Score == scores[input.Songs.Songs.ToList().FindIndex(song => song.Id == candidate.Id)]);
    }

    [Fact]
    public void Make_Ranking_KeepsEachSongOnceWithItsVector()
    {
        var here = new RankableSong(new SongId("b"), "/m/b", SongTags.None);
        var gone = new RankableSong(new SongId("a"), null, SongTags.None);
        var date = new DateTimeOffset(2025, 2, 3, 0, 0, 0, TimeSpan.Zero);
        var ranking = new RankingInput
        {
            Candidates = [new RankableSong(new SongId("c"), "/m/c", SongTags.None), here],
            CandidateVectors = SampleVectors.Of([1, 0], [0, 1]),
            Picks = [here, gone],
            PickVectors = SampleVectors.Of([0, 1], [-1, 0]),
            Model = new ModelReference("test", "1", 2),
        };

        var input = EvaluationInputMaker.Make(ranking, [new Pick(gone.Id, date), new Pick(here.Id), new Pick(new SongId("never seen"), date)]);

        input.Songs.Songs.Select(song => song.Id.Value).ShouldBe(["a", "b", "c"]);
        input.Songs.Vectors.Values.ShouldBe([-1, 0, 0, 1, 1, 0]);
        input.Picks.ShouldBe([0, 1]);
        input.PickedAt.ShouldBe([date, null]);
        input.Unpicked.ShouldBe([2]);
    }
}
