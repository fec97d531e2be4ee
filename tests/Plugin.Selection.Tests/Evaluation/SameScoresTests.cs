using PredictPicks.Abstractions;
using PredictPicks.Selection.Evaluation;
using PredictPicks.Selection.Ranking;
using PredictPicks.Selection.Similarity;
using PredictPicks.Selection.Tests.Similarity;
using PredictPicks.Selection.Tests.Support;
using PredictPicks.Selection.Training;

namespace PredictPicks.Selection.Tests.Evaluation;

/// <summary>What is measured is what users see.</summary>
public sealed class SameScoresTests
{
    private static readonly VectorTable Vectors = SampleVectors.Unit(40, 8, seed: 3);

    [Theory]
    [InlineData(40, "learned-blend")]
    [InlineData(20, "similarity")]
    public void ShownScorer_SamePicks_ScoresAsPredictionDoes(int count, string shown)
    {
        using var folder = new TemporaryFolder();
        var songs = Enumerable.Range(0, count).Select(song => new RankableSong(
            new SongId($"s{song:00}"), $"/m/{song}", new SongTags { Artists = [$"A{song % 7}"], Genres = [$"G{song % 3}"], BitrateKbps = 100, DurationSeconds = 200 })).ToList();
        var ranking = new RankingInput
        {
            Candidates = songs,
            CandidateVectors = new VectorTable(Vectors.Values[..(8 * count)], 8),
            Picks = songs[..10],
            PickVectors = new VectorTable(Vectors.Values[..80], 8),
            NotPicked = [songs[^1].Id],
            Model = new ModelReference("test", "1", 8),
        };
        var picks = songs[..10].ConvertAll(song => new Pick(song.Id));
        var request = new PredictionRequest(picks, ranking.NotPicked.ToList(), null, new RankingOptions { Top = 40, MaxPerArtist = 0 });
        var models = new SelectionModels(folder.Path, ranking);
        var input = EvaluationInputMaker.Make(ranking, picks);

        var prediction = models.Predict(request, null, CancellationToken.None);

        models.ShownScorer(request).ShouldBe(shown);
        var scores = EvaluatedScorers.All.Single(scorer => scorer.Name == shown).Score(input.Songs, new(input.Picks, input.NotPicked), CancellationToken.None);
        prediction.Candidates.Count.ShouldBe(count - 11);
        prediction.Candidates.ShouldAllBe(candidate => candidate.Score == scores[input.Songs.Songs.ToList().FindIndex(song => song.Id == candidate.Id)]);
    }

    [Fact]
    public void BlendImportance_SharesOfTheWhole_AreNamedForPeople()
    {
        var input = new TasteLibrary(200).With(Enumerable.Range(0, 120).Where(song => song % 40 < 10));

        var importance = BlendImportance.Of(input.Songs, new(input.Picks, []), CancellationToken.None);

        importance.Sum(feature => feature.Share).ShouldBe(1, 1e-9);
        importance.Select(feature => feature.Share).ShouldBeInOrder(SortDirection.Descending);
        importance.Select(feature => feature.Title.Text).ShouldContain("artist");
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
