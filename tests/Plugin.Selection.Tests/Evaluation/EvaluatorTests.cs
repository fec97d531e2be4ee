using PredictPicks.Abstractions;
using PredictPicks.Selection.Evaluation;
using PredictPicks.Selection.Evaluation.Metrics;
using PredictPicks.Selection.Evaluation.Splits;
using PredictPicks.Selection.Ranking.Scorers;
using PredictPicks.Selection.Tests.Features.Fingerprint;

namespace PredictPicks.Selection.Tests.Evaluation;

public sealed class EvaluatorTests
{
    /// <summary>
    /// Picks drawn by lot: no scorer may find them better than chance, whatever it looks at. One draw of 500 picks has a standard deviation of 0.02; six are averaged.
    /// </summary>
    [Fact]
    public void EveryScorer_ShuffledLabels_IsChance()
    {
        const int Songs = 3000;
        const int Draws = 6;
        var sums = new Dictionary<string, double>();
        for (var draw = 0; draw < Draws; draw++)
        {
            var lot = Enumerable.Range(0, Songs).ToArray();
            new Random(draw).Shuffle(lot);
            var input = new TasteLibrary(Songs, artists: 300).With(lot.Take(500));
            foreach (var split in SplitPlan.Make(input, new SongArtists(input.Songs), seed: 1))
            {
                foreach (var scorer in EvaluatedScorers.All)
                {
                    var name = $"{split.Kind} {scorer.Name}";
                    sums[name] = sums.GetValueOrDefault(name) + RocAuc(input, split, scorer);
                }
            }
        }

        sums.Count.ShouldBe(2 * EvaluatedScorers.All.Count);
        sums.ShouldAllBe(sum => Math.Abs((sum.Value / Draws) - 0.5) < 0.05);
    }

    [Fact]
    public void Scorer_ThatKnowsTheAnswer_IsPerfectAndItsOppositeIsNot()
    {
        var input = new TasteLibrary(300).With(Enumerable.Range(0, 50));

        var split = Evaluate(input, new FakeScorer("blend", song => -song), new FakeScorer("random", song => song)).Splits[0];

        split.Measure("blend", "rocAuc").ShouldBe(new Measure("rocAuc", 1, 1, 1));
        split.Measure("blend", "precisionAt10").Value.ShouldBe(1);
        split.Measure("blend", "averagePrecision").Value.ShouldBe(1);
        split.Measure("blend", "brierSkill").Value.ShouldBeGreaterThan(0.9);
        split.Measure("random", "rocAuc").Value.ShouldBe(0);
        split.Measure("random", "recallAt100").Value.ShouldBe(0);
    }

    /// <summary>Drawing the hidden picks anew must not flatter: a figure lies well inside its interval.</summary>
    [Fact]
    public void Intervals_HoldTheirFigure()
    {
        var split = Evaluate(new TasteLibrary(600).With(Enumerable.Range(0, 60)), new FakeScorer("blend", song => Math.Sin(7 * song))).Splits[0];

        foreach (var measure in split.Scorers[0].Measures)
        {
            var width = measure.High - measure.Low;
            measure.Value.ShouldBeInRange(measure.Low + (width / 10), measure.High - (width / 10), measure.Name);
        }
    }

    [Fact]
    public void Scorer_IsNeverTold_WhichPicksAreHidden()
    {
        var input = new TasteLibrary(300) { NotPicked = [299] }.With(Enumerable.Range(0, 50));
        var scorer = new FakeScorer("blend", _ => 0);

        Evaluate(input, scorer);

        scorer.Tastes.Take(5).Select(taste => taste.Picks.Count).ShouldAllBe(count => count == 40);
        scorer.Tastes.ShouldAllBe(taste => taste.NotPicked.Single() == 299);
        scorer.Tastes.Take(5).SelectMany(taste => Enumerable.Range(0, 50).Except(taste.Picks)).Order().ShouldBe(Enumerable.Range(0, 50));
    }

    [Fact]
    public void Evaluate_NotPickedSongs_AreNotRanked()
    {
        var input = new TasteLibrary(60) { NotPicked = [.. Enumerable.Range(50, 10)] }.With(Enumerable.Range(0, 10));

        Evaluate(input, new FakeScorer("blend", song => song)).Splits[0].Songs.ShouldBe(42);
    }

    [Fact]
    public void Evaluate_OtherFileOfAPicksRecording_IsLeftOutAndSaid()
    {
        var library = new TasteLibrary(60)
        {
            Fingerprints = new Dictionary<int, uint[]> { [3] = TestItems.Random(1, 300), [40] = TestItems.Random(1, 300), [41] = TestItems.Random(2, 300) },
        };

        var report = Evaluate(library.With(Enumerable.Range(0, 10)), new FakeScorer("blend", song => song));

        report.Counts.Unpicked.ShouldBe(49);
        report.Splits[0].Songs.ShouldBe(51);
        report.Warnings.Single(warning => warning.Kind == "copies-left-out").Text.ShouldBe("1 song is a recording that you picked already, in another file, and was left out.");
    }

    [Fact]
    public void Evaluate_SameInput_IsTheSameReport()
    {
        var input = new TasteLibrary(200).With(Enumerable.Range(0, 30));

        Evaluator.Evaluate(input, EvaluatedScorers.All, "learned-blend", null, CancellationToken.None).Html
            .ShouldBe(Evaluator.Evaluate(input, EvaluatedScorers.All, "learned-blend", null, CancellationToken.None).Html);
    }

    [Fact]
    public void Subsets_AreByKnownAndNewArtistAndByGenre()
    {
        // Songs of genre 0 are found first, those of other genres last.
        var input = new TasteLibrary(400).With(Enumerable.Range(0, 60));

        var split = Evaluate(input, new FakeScorer("blend", song => song % 4 == 0 ? 1000 - song : -song)).Splits[0];

        split.ListLength.ShouldBe(50);
        var subsets = split.Scorers[0].Subsets;
        subsets.Select(subset => subset.Kind).Distinct().ShouldBe(["known-artist", "new-artist", "genre"]);
        subsets.Take(2).Sum(subset => subset.Hidden).ShouldBe(60);
        subsets.Where(subset => subset.Kind == "genre").Select(subset => subset.Name).Order().ShouldBe(["Genre 0", "Genre 1", "Genre 2", "Genre 3"]);
        subsets.Single(subset => subset.Name == "Genre 0").Recall.ShouldBe(1);
        subsets.Single(subset => subset.Name == "Genre 3").Recall.ShouldBe(0);
        subsets.Single(subset => subset.Name == "Genre 3").RocAuc.ShouldBe(1);
    }

    [Fact]
    public void FewHiddenPicks_HaveNoProbabilities()
    {
        var report = Evaluate(new TasteLibrary(60).With(Enumerable.Range(0, 12)), new FakeScorer("blend", song => song));

        report.Splits[0].Scorers[0].Probabilities.ShouldBeNull();
        report.Splits[0].Scorers[0].Measures.ShouldNotContain(measure => measure.Name == "brier");
        report.Warnings.Select(warning => warning.Kind).ShouldContain("few-hidden");
    }

    [Fact]
    public void Progress_CountsEveryFoldOfEveryScorer()
    {
        var reports = new List<JobProgress>();
        var progress = new Callback(reports.Add);

        Evaluator.Evaluate(new TasteLibrary(60).With(Enumerable.Range(0, 10)), [new FakeScorer("blend", _ => 0), new FakeScorer("random", _ => 1)], "blend", progress, CancellationToken.None);

        reports.ShouldAllBe(report => report.Phase == JobPhase.Evaluating && report.Total == 20);
        reports.Select(report => report.Done).ShouldBe(Enumerable.Range(0, 21).Select(done => (long)done));
    }

    [Fact]
    public void Cancelled_AfterSomeFolds_Stops()
    {
        using var source = new CancellationTokenSource();
        var progress = new Callback(report => { if (report.Done == 3) { source.Cancel(); } });

        Should.Throw<OperationCanceledException>(() => Evaluator.Evaluate(
            new TasteLibrary(60).With(Enumerable.Range(0, 10)), [new FakeScorer("blend", _ => 0)], "blend", progress, source.Token));
    }

    [Fact]
    public void SongsThatAScorerKnowsNothingOf_ComeLast()
    {
        var input = new TasteLibrary(60).With(Enumerable.Range(0, 10));

        var report = Evaluate(input, new FakeScorer("blend", song => song < 10 ? double.NaN : song));

        report.Splits[0].Measure("blend", "rocAuc").Value.ShouldBe(0);
        Evaluate(input, new FakeScorer("blend", _ => double.NaN)).Splits[0].Scorers[0].Distribution.ShouldBeNull();
    }

    private static double RocAuc(EvaluationInput input, Split split, IScorer scorer) => split.Experiments.Average(fold =>
    {
        var scores = scorer.Score(input.Songs, new Taste(fold.Known, input.NotPicked), CancellationToken.None);
        var ranking = FoldRanking.Of([.. fold.Hidden.Select(song => scores[song])], [.. fold.Others.Select(song => scores[song])]);
        return RankingMetrics.RocAuc(ranking, ranking.Hits());
    });

    private static EvaluationReport Evaluate(EvaluationInput input, params IReadOnlyList<IScorer> scorers) =>
        Evaluator.Evaluate(input, scorers, "blend", null, CancellationToken.None);

    private sealed class Callback(Action<JobProgress> report) : IProgress<JobProgress>
    {
        public void Report(JobProgress value) => report(value);
    }
}
