using PredictPicks.Abstractions;
using PredictPicks.Selection.Ranking;
using PredictPicks.Selection.Ranking.Gbdt;
using PredictPicks.Selection.Ranking.Scorers;
using PredictPicks.Selection.Similarity;
using PredictPicks.Selection.Tests.Features.Fingerprint;
using PredictPicks.Selection.Tests.Ranking;
using PredictPicks.Selection.Tests.Ranking.Gbdt;
using PredictPicks.Selection.Tests.Ranking.Scorers;
using PredictPicks.Selection.Tests.Support;
using PredictPicks.Selection.Training;

namespace PredictPicks.Selection.Tests.Training;

public sealed class SelectionModelsTests : IDisposable
{
    private static readonly RankingOptions All = new() { Top = 1000, MaxPerArtist = 0 };
    private readonly TemporaryFolder _folder = new();
    private readonly SongTable _songs = TasteLibrary.Songs(300, seed: 80);
    private readonly Taste _taste;

    public SelectionModelsTests()
    {
        _taste = TasteLibrary.Taste(_songs, 40, seed: 81);
    }

    private string Manifest => ModelManifest.PathIn(_folder.Path);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Train_EnoughPicks_StoresAModelThatPredictionsUse()
    {
        var report = Train(_taste);
        report.Status.ShouldBe(TrainingStatus.Trained);
        report.Ranker.ShouldBe("blend/1");
        report.ModelFile.ShouldBe(Manifest);
        report.Picks.ShouldBe(40);
        report.Others.ShouldBe(260);
        report.Validation.Select(row => row.Ranker).ShouldBe(["nearest-pick", "similarity", "learned-blend"]);
        report.Validation[2].RocAuc.ShouldBeGreaterThan(0.7);
        report.Summary.Text.ShouldStartWith("Learned from 40 picks among 300 songs");

        var prediction = Predict(_taste);
        prediction.Mode.ShouldBe("trained");
        prediction.Warnings.ShouldBeEmpty();
        var probabilities = prediction.Candidates.Select(song => song.Probability!.Value).ToList();
        probabilities.ShouldAllBe(probability => probability > 0 && probability < 1);
        probabilities.ShouldBeInOrder(SortDirection.Descending);
    }

    [Fact]
    public void Train_SamePicks_SameBytes()
    {
        Train(_taste);
        var first = File.ReadAllBytes(Manifest);
        Train(_taste);
        File.ReadAllBytes(Manifest).ShouldBe(first);
    }

    [Theory]
    [InlineData(19, 300, "insufficient-picks")]
    [InlineData(40, 199, "insufficient-others")]
    public void Train_TooFewSongs_SaysSoAndStoresNothing(int picks, int songs, string kind)
    {
        var table = TasteLibrary.Songs(songs, seed: 82);
        var report = Models(table, TasteLibrary.Taste(table, picks, seed: 83)).Train(DateTimeOffset.UnixEpoch, null, TestContext.Current.CancellationToken);
        report.Status.ShouldBe(TrainingStatus.InsufficientSamples);
        report.Summary.Kind.ShouldBe(kind);
        File.Exists(Manifest).ShouldBeFalse();
    }

    [Fact]
    public void Train_JustEnough_Trains()
    {
        var table = TasteLibrary.Songs(100, seed: 84);
        Models(table, TasteLibrary.Taste(table, 20, seed: 85)).Train(DateTimeOffset.UnixEpoch, null, TestContext.Current.CancellationToken).Status.ShouldBe(TrainingStatus.Trained);
    }

    [Fact]
    public void Train_FolderCannotBeMade_FailsAndPredictionsGoOn()
    {
        File.WriteAllText(Path.Join(_folder.Path, "models"), "in the way");
        var report = Train(_taste);
        report.Status.ShouldBe(TrainingStatus.Failed);
        report.Summary.Kind.ShouldBe("model-not-written");
        Predict(_taste).Mode.ShouldBe("similarity");
    }

    [Fact]
    public void Train_PickAlsoNotWanted_NamesIt()
    {
        var input = Input(_songs, _taste) with { NotPicked = [_songs.Songs[_taste.Picks[3]].Id] };
        var exception = Should.Throw<PicksException>(() => new SelectionModels(_folder.Path, input).Train(DateTimeOffset.UnixEpoch, null, TestContext.Current.CancellationToken));
        exception.Text.Kind.ShouldBe("picked-and-not-picked");
        exception.Text.Text.ShouldContain(_songs.Songs[_taste.Picks[3]].Tags.Title!);
    }

    [Fact]
    public void Train_Cancelled_KeepsTheOldModel()
    {
        Train(_taste);
        var before = File.ReadAllBytes(Manifest);
        using var source = new CancellationTokenSource();
        source.Cancel();
        Should.Throw<OperationCanceledException>(() => Models(_songs, TasteLibrary.Taste(_songs, 30, seed: 86)).Train(DateTimeOffset.UnixEpoch, null, source.Token));
        File.ReadAllBytes(Manifest).ShouldBe(before);
        Directory.GetFiles(Path.GetDirectoryName(Manifest)!).ShouldBe([Manifest]);
    }

    [Fact]
    public void Predict_PicksChangedByMoreThanATenth_IsStale()
    {
        Train(_taste);
        Predict(_taste with { Picks = [.. _taste.Picks.Skip(4)] }).Mode.ShouldBe("trained");
        var changed = Predict(_taste with { Picks = [.. _taste.Picks.Skip(5)] });
        changed.Mode.ShouldBe("similarity");
        changed.Warnings.Select(warning => warning.Kind).ShouldContain("model-picks-changed");
    }

    [Fact]
    public void Predict_OtherEmbedding_IsStale()
    {
        Train(_taste);
        var input = Input(_songs, _taste) with { Model = new ModelReference("test", "2", TasteLibrary.Dimension) };
        var prediction = new SelectionModels(_folder.Path, input).Predict(Request(null), null, TestContext.Current.CancellationToken);
        prediction.Mode.ShouldBe("similarity");
        prediction.Warnings.Select(warning => warning.Kind).ShouldContain("model-other-version");
    }

    [Fact]
    public void Predict_ModelFileIsTamperedWithAtAnyPlace_FallsBackAndSaysRetrain()
    {
        Train(_taste);
        var bytes = File.ReadAllBytes(Manifest);
        for (var place = 0; place < bytes.Length; place += 97)
        {
            var changed = bytes.ToArray();
            changed[place] ^= 1;
            File.WriteAllBytes(Manifest, changed);
            var stored = StoredModel.Find(_folder.Path, null, Input(_songs, _taste).Model, _taste.Picks.Select(pick => _songs.Songs[pick].Id));

            // White space may change without harm.
            (stored.Model is null ? stored.Warning!.Text.Contains("retrain", StringComparison.Ordinal) : char.IsWhiteSpace((char)bytes[place])).ShouldBeTrue($"byte {place}");
        }

        foreach (var length in (int[])[0, 1, bytes.Length / 2, bytes.Length - 3])
        {
            File.WriteAllBytes(Manifest, bytes[..length]);
            var prediction = Predict(_taste);
            prediction.Mode.ShouldBe("similarity");
            prediction.Warnings.Select(warning => warning.Kind).ShouldContain("model-damaged");
        }
    }

    [Fact]
    public void Predict_ModelFileThatIsNotThere_SaysSo() =>
        Models(_songs, _taste).Predict(Request("/nowhere/manifest.json"), null, TestContext.Current.CancellationToken)
            .Warnings.Select(warning => warning.Kind).ShouldContain("model-missing");

    [Fact]
    public void Explain_Candidate_AgreesWithThePrediction()
    {
        Train(_taste);
        var ranked = Predict(_taste).Candidates[7];
        var explanation = Explain(ranked.Id);
        explanation.IsPick.ShouldBeFalse();
        explanation.Song.Rank.ShouldBe(8);
        explanation.Song.Score.ShouldBe(ranked.Score);
        explanation.Song.Probability.ShouldBe(ranked.Probability);
        explanation.Song.Reasons.Select(reason => reason.Text.Text).ShouldBe(ranked.Reasons.Select(reason => reason.Text.Text));
        explanation.Contributions.Sum(part => part.Value).ShouldBe(ranked.Score, 1e-9);
        explanation.Candidates.ShouldBe(260);
    }

    [Fact]
    public void Explain_Pick_IsScoredAsIfItWereNone()
    {
        Train(_taste);
        var pick = _taste.Picks[5];
        var explanation = Explain(_songs.Songs[pick].Id);
        explanation.IsPick.ShouldBeTrue();
        explanation.Candidates.ShouldBe(261);
        explanation.Song.Score.ShouldBe(Predict(_taste.Without(pick)).Candidates.Single(song => song.Id == _songs.Songs[pick].Id).Score, 1e-9);
        explanation.Song.Reasons.ShouldAllBe(reason => reason.SongId != _songs.Songs[pick].Id);
    }

    [Theory]
    [InlineData("/music/pick.mp3", "already-have", "You already have “X”: its recording in another file is not recommended.")]
    [InlineData(null, "pick-is-back", "Your pick “X”, whose file was gone, is back as copy.mp3: the same recording in another file, and so not recommended.")]
    public void Explain_APicksRecording_SaysWhosePick(string? path, string kind, string text)
    {
        var input = new RankingLibrary().Pick("p", 1, new SongTags { Title = "X" }, path).Pick("q", 0.1).Song("copy", 0.99).Song("other", 0.5)
            .Fingerprint("p", TestItems.Random(1, 300)).Fingerprint("copy", TestItems.Random(1, 300)).Fingerprint("other", TestItems.Random(2, 300)).Input();
        var models = new SelectionModels(_folder.Path, input);

        var said = models.Explain(Request(null), new SongId("copy"), null, TestContext.Current.CancellationToken).AlreadyHave.ShouldNotBeNull();

        (said.Kind, said.Text).ShouldBe((kind, text));
        models.Explain(Request(null), new SongId("other"), null, TestContext.Current.CancellationToken).AlreadyHave.ShouldBeNull();
        models.Explain(Request(null), new SongId("p"), null, TestContext.Current.CancellationToken).AlreadyHave.ShouldBeNull("it is the pick");
    }

    [Fact]
    public void Explain_UnknownSong_SaysSo() =>
        Should.Throw<PicksException>(() => Explain(new SongId("nobody"))).Text.Kind.ShouldBe("song-not-ranked");

    [Fact]
    public void Train_TreesFindHiddenPicksBetter_StoresThemAndPredictsWithThem()
    {
        var (songs, taste) = TreesWin();
        var report = Models(songs, taste).Train(DateTimeOffset.UnixEpoch, null, TestContext.Current.CancellationToken);
        report.Ranker.ShouldBe("blend-gbdt/1");
        report.Summary.Kind.ShouldBe("trained-mixed");
        report.Validation.Select(row => row.Ranker).ShouldBe(["nearest-pick", "similarity", "learned-blend", "gbdt", "blend-gbdt"]);
        var models = Models(songs, taste);
        var prediction = models.Predict(Request(null), null, TestContext.Current.CancellationToken);
        prediction.Ranker.ShouldBe(report.Ranker);
        prediction.Warnings.ShouldBeEmpty();
        prediction.Candidates.Select(song => song.Probability!.Value).ShouldBeInOrder(SortDirection.Descending);
        models.ShownScorer(Request(null)).ShouldBe("blend-gbdt");

        // Put back among the candidates, a pick has the score that its explanation gave it: the trees that score it never saw it.
        var pick = taste.Picks[4];
        var explained = models.Explain(Request(null), songs.Songs[pick].Id, null, TestContext.Current.CancellationToken);
        var again = Models(songs, taste.Without(pick)).Predict(Request(null), null, TestContext.Current.CancellationToken);
        explained.Song.Score.ShouldBe(again.Candidates.Single(song => song.Id == songs.Songs[pick].Id).Score, 1e-9);
        explained.Contributions.Sum(part => part.Value).ShouldBe(explained.Song.Score, 1e-9);
    }

    [Fact]
    public void Predict_TreesAreMissingCutTamperedWithOrOthers_FallsBackAndSaysRetrain()
    {
        var (songs, taste) = TreesWin();
        Models(songs, taste).Train(DateTimeOffset.UnixEpoch, null, TestContext.Current.CancellationToken);
        var file = ModelManifest.TreesBeside(Manifest);
        var bytes = File.ReadAllBytes(file);
        byte[] changed = [.. bytes[..^40], (byte)(bytes[^40] ^ 1), .. bytes[^39..]];
        byte[] others = GbdtFile.Write(new([.. Enumerable.Repeat(new TreeEnsemble([], []), 5)]));
        foreach (var wrong in (byte[]?[])[null, [], bytes[..^1], bytes[..(bytes.Length / 2)], changed, others])
        {
            File.Delete(file);
            if (wrong is not null)
            {
                File.WriteAllBytes(file, wrong);
            }

            var prediction = Models(songs, taste).Predict(Request(null), null, TestContext.Current.CancellationToken);
            prediction.Mode.ShouldBe("similarity");
            prediction.Warnings.Single(warning => warning.Kind == "model-damaged").Text.ShouldContain("retrain");
        }

        File.WriteAllBytes(file, bytes);
        Models(songs, taste).Predict(Request(null), null, TestContext.Current.CancellationToken).Mode.ShouldBe("trained");
    }

    private static (SongTable Songs, Taste Taste) TreesWin()
    {
        var songs = TreeTaste.Songs(600, seed: 90);
        return (songs, TreeTaste.Taste(songs, 120));
    }

    private TrainingReport Train(Taste taste) => Models(_songs, taste).Train(DateTimeOffset.UnixEpoch, null, TestContext.Current.CancellationToken);

    private Prediction Predict(Taste taste) => Models(_songs, taste).Predict(Request(null), null, TestContext.Current.CancellationToken);

    private Explanation Explain(SongId song) => Models(_songs, _taste).Explain(Request(null), song, null, TestContext.Current.CancellationToken);

    private SelectionModels Models(SongTable songs, Taste taste) => new(_folder.Path, Input(songs, taste));

    private static PredictionRequest Request(string? modelFile) => new([], [], null, All) { ModelFile = modelFile };

    private static RankingInput Input(SongTable songs, Taste taste) => new()
    {
        Candidates = songs.Songs,
        CandidateVectors = songs.Vectors,
        Picks = [.. taste.Picks.Select(pick => songs.Songs[pick])],
        PickVectors = new VectorTable([.. taste.Picks.SelectMany(pick => songs.Vectors.Row(pick).ToArray())], songs.Vectors.Dimension),
        Model = new ModelReference("test", "1", songs.Vectors.Dimension),
    };
}
