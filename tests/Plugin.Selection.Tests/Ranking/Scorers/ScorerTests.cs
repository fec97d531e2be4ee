using PredictPicks.Selection.Ranking.Scorers;
using PredictPicks.Selection.Tests.Similarity;

namespace PredictPicks.Selection.Tests.Ranking.Scorers;

public sealed class ScorerTests
{
    public static TheoryData<string> Names => [.. ScorerCatalog.All.Select(scorer => scorer.Name)];

    /// <summary>Those whose every number leaves a pick out: the learned blend's weights are of all picks together.</summary>
    public static TheoryData<string> LeaveOneOutNames => [.. ScorerCatalog.All.Select(scorer => scorer.Name).Where(name => name != LearnedBlendScorer.ScorerName)];

    [Theory]
    [MemberData(nameof(LeaveOneOutNames))]
    public void Score_PickThatIsPutBackAmongTheCandidates_HasTheSameScore(string name)
    {
        var songs = TasteLibrary.Songs(150, seed: 1);
        foreach (var picks in (int[])[2, 3, 7, 40])
        {
            var taste = TasteLibrary.Taste(songs, picks, seed: picks);
            var scores = Score(name, songs, taste);
            foreach (var pick in taste.Picks)
            {
                Score(name, songs, taste.Without(pick))[pick].ShouldBe(scores[pick], 1e-5 * Math.Max(1, Math.Abs(scores[pick])), $"{picks} picks, song {pick}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Score_LabelsWithoutMeaning_RanksByChance(string name)
    {
        var songs = TasteLibrary.Songs(400, seed: 2);
        var sum = 0.0;
        const int Draws = 20;
        for (var seed = 0; seed < Draws; seed++)
        {
            var random = new Random(seed);
            var drawn = Enumerable.Range(0, songs.Count).OrderBy(_ => random.Next()).Take(80).ToList();
            var hidden = drawn.Skip(40).ToHashSet();
            var scores = Score(name, songs, new Taste([.. drawn.Take(40).Order()], []));
            sum += Auc(scores, hidden, [.. Enumerable.Range(0, songs.Count).Except(drawn)]);
        }

        (sum / Draws).ShouldBe(0.5, 0.05);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Score_LeftOutPicksWithoutMeaning_RankByChanceToo(string name)
    {
        var songs = TasteLibrary.Songs(400, seed: 3);
        var sum = 0.0;
        const int Draws = 20;
        for (var seed = 0; seed < Draws; seed++)
        {
            var random = new Random(seed);
            var drawn = Enumerable.Range(0, songs.Count).OrderBy(_ => random.Next()).Take(40).Order().ToList();
            sum += Auc(Score(name, songs, new Taste(drawn, [])), drawn, [.. Enumerable.Range(0, songs.Count).Except(drawn)]);
        }

        (sum / Draws).ShouldBe(0.5, 0.05);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Score_Taste_IsFound(string name)
    {
        var songs = TasteLibrary.Songs(400, seed: 4);
        var taste = TasteLibrary.Taste(songs, 60, seed: 4);
        var hidden = taste.Picks.Where((_, i) => i % 2 == 0).ToList();
        var scores = Score(name, songs, new Taste([.. taste.Picks.Except(hidden)], []));
        Auc(scores, hidden, [.. Enumerable.Range(0, songs.Count).Except(taste.Picks)]).ShouldBeGreaterThan(0.6);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Score_SameInput_SameBits(string name)
    {
        var songs = TasteLibrary.Songs(300, seed: 5);
        var taste = TasteLibrary.Taste(songs, 30, seed: 5);
        Score(name, songs, taste).ShouldBe(Score(name, songs, taste));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Score_SmallestInputs_AreNumbersOrMissing(string name)
    {
        Score(name, TasteLibrary.Songs(0, seed: 6), new Taste([], [])).ShouldBeEmpty();
        var songs = TasteLibrary.Songs(5, seed: 6);
        foreach (var taste in (Taste[])[new([], []), new([1], []), new([0, 1, 2, 3, 4], []), new([1], [0, 2, 3, 4])])
        {
            var scores = Score(name, songs, taste);
            scores.Length.ShouldBe(5);
            scores.ShouldAllBe(score => !double.IsInfinity(score));
        }

        Score(name, songs, new Taste([1], [])).Where((_, song) => song != 1).ShouldAllBe(score => double.IsFinite(score));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Score_SongsWithoutVector_ChangeNoOther(string name)
    {
        var songs = TasteLibrary.Songs(100, seed: 7);
        songs.Vectors.Row(10).Clear();
        var taste = TasteLibrary.Taste(songs, 12, seed: 7).Without(10);
        var scores = Score(name, songs, taste);
        scores.Where((_, song) => song != 10).ShouldAllBe(score => double.IsFinite(score));
        if (name == LearnedBlendScorer.ScorerName)
        {
            scores[10].ShouldBeLessThan(scores.Where((_, song) => song != 10).Min());
        }
        else if (name is not ("similarity" or "tags"))
        {
            scores[10].ShouldBe(double.NaN);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Score_Cancelled_Throws(string name)
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        var songs = TasteLibrary.Songs(50, seed: 8);
        Should.Throw<OperationCanceledException>(() => Find(name).Score(songs, TasteLibrary.Taste(songs, 5, seed: 8), source.Token));
    }

    [Fact]
    public void Probe_NotPicked_PushesItsKindDown()
    {
        var songs = TasteLibrary.Songs(300, seed: 9);
        var taste = TasteLibrary.Taste(songs, 20, seed: 9);
        var disliked = Enumerable.Range(0, songs.Count).Where(song => songs.Songs[song].Tags.Artists[0] == "Artist 1").ToList();
        var without = Score("probe", songs, taste);
        var with = Score("probe", songs, taste with { NotPicked = [.. disliked.Take(disliked.Count / 2).Except(taste.Picks)] });
        var others = disliked.Skip(disliked.Count / 2).Except(taste.Picks).ToList();
        others.Average(song => with[song]).ShouldBeLessThan(others.Average(song => without[song]) - 0.1);
    }

    private static IScorer Find(string name) => ScorerCatalog.All.Single(scorer => scorer.Name == name);

    private static double[] Score(string name, SongTable songs, Taste taste) => Find(name).Score(songs, taste, TestContext.Current.CancellationToken);

    /// <summary>How often a liked song is ahead of another; ties count half.</summary>
    private static double Auc(double[] scores, IReadOnlyCollection<int> liked, IReadOnlyCollection<int> others) =>
        liked.Average(song => others.Average(other => scores[song] > scores[other] ? 1 : scores[song] == scores[other] ? 0.5 : 0));
}
