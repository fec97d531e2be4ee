using NSubstitute;
using PredictPicks.Abstractions;
using PredictPicks.Selection.Features;
using PredictPicks.Selection.Features.Fingerprint;
using PredictPicks.Selection.Features.Rhythm;
using PredictPicks.Selection.Features.Tonal;
using PredictPicks.Selection.Ranking;
using PredictPicks.Selection.Store;
using PredictPicks.Selection.Tests.Features.Fingerprint;
using PredictPicks.Selection.Tests.Store.Support;

namespace PredictPicks.Selection.Tests.Ranking;

/// <summary>Rankings of songs that come out of a store.</summary>
public sealed class RankingInputReaderTests : IDisposable
{
    private readonly StoreFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_SongsWithKeyTempoAndFingerprint_RankingKnowsThem()
    {
        uint[] recording = TestItems.Random(seed: 1, 300);
        var copyFile = Path.Combine(_folder.Folder, "copy.opus");
        File.WriteAllText(copyFile, string.Empty);
        using (var store = _folder.Open())
        {
            store.Write(
            [
                new SongAnalysed(Some.File("/gone/pick.mp3"), Heard("pick", recording)),
                new SongAnalysed(Some.File(copyFile), Heard("copy", TestItems.Flip(recording, 1, seed: 2))),
                new SongAnalysed(Some.File("/music/other.mp3"), Heard("other", TestItems.Random(seed: 3, 300))),
                Some.Analysed("/music/plain.mp3", "plain"),
            ]);
        }

        var request = new PredictionRequest([new Pick(new SongId("pick"))], [], null, new RankingOptions());
        var prediction = SimilarityRanker.Predict(RankingInputReader.Read(_folder.OpenExisting, Model(), request), request.Options);

        prediction.Ids().ShouldBe(["other", "plain"]);
        prediction.AlreadyHave.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            owned => owned.Id.ShouldBe(new SongId("copy")),
            owned => owned.Path.ShouldBe(copyFile),
            owned => owned.PickId.ShouldBe(new SongId("pick")));
        prediction.WarningKinds().ShouldContain("pick-is-back");
        prediction.ReasonKinds("other").ShouldBe(["nearest-pick", "same-key-family", "near-tempo"]);
        prediction.ReasonKinds("plain").ShouldBe(["nearest-pick"]);
    }

    [Fact]
    public void Read_LibraryListsPathsAndIds_TheseSongsAreTheCandidates()
    {
        using (var store = _folder.Open())
        {
            store.Write([Some.Analysed("/old/a.mp3", "a"), Some.Analysed("/m/b.mp3", "b"), Some.Analysed("/m/c.mp3", "c"), Some.Analysed("/gone/d.mp3", "d")]);
            store.Write([Some.Recognised("/new/a.mp3", "a")]);
        }

        var input = Read(new SongReference("/old/a.mp3"), new SongReference("/m/never seen.mp3"), new SongReference(null, new SongId("b")), new SongReference(null, new SongId("x")));

        input.Candidates.Select(song => (song.Id.Value, song.Path)).ShouldBe([("a", "/old/a.mp3"), ("b", "/m/b.mp3")]);
    }

    [Fact]
    public void Read_IdThatIsKnown_CountsMoreThanThePathBesideIt()
    {
        using (var store = _folder.Open())
        {
            store.Write([Some.Analysed("/m/a.mp3", "a"), Some.Analysed("/m/b.mp3", "b")]);
        }

        Read(new SongReference("/m/a.mp3", new SongId("b"))).Candidates.Select(song => song.Id.Value).ShouldBe(["b"]);
        Read(new SongReference("/m/a.mp3", new SongId("unknown"))).Candidates.Select(song => song.Id.Value).ShouldBe(["a"]);
    }

    [Fact]
    public void Read_SongsWithoutVectorAndIdsOfAnyScript_GiveEachSongItsOwnVector()
    {
        string[] ids = ["Ünder", "a", "b", "\uFF21", "\U0001F3B5", "z"];
        using (var store = _folder.Open())
        {
            store.Write([.. ids.Select((id, i) => Some.Analysed($"/m/{i}.mp3", id, vector: id == "b" ? null : [i + 1, 0, 0]))]);
            var silent = Some.Analysis("b");
            silent.Embedding = null;
            store.Write([new SongAnalysed(Some.File("/m/2.mp3"), silent)]);
        }

        var input = Read([.. ids.Select((_, i) => new SongReference($"/m/{i}.mp3"))]);

        input.Candidates.Count.ShouldBe(ids.Length);
        for (var i = 0; i < input.Candidates.Count; i++)
        {
            input.CandidateVectors.Row(i)[0].ShouldBe(input.Candidates[i].Id.Value == "b" ? 0 : 1, input.Candidates[i].Id.Value);
        }
    }

    private RankingInput Read(params SongReference[] library) =>
        RankingInputReader.Read(_folder.OpenExisting, Model(), new PredictionRequest([], [], library, new RankingOptions()));

    private static SongAnalysis Heard(string id, uint[] fingerprint)
    {
        var song = Some.Analysis(id);
        song.Fingerprint = fingerprint;
        song.Key = new MusicalKey(9, KeyMode.Minor, 0.8);
        song.Tempo = new Tempo(128, 0.9, 64);
        song.FeatureVersions[FingerprintFeature.FeatureName] = "1";
        song.FeatureVersions[TonalFeature.FeatureName] = "1";
        song.FeatureVersions[RhythmFeature.FeatureName] = "1";
        return song;
    }

    /// <summary>A model that centres nothing.</summary>
    private static IEmbeddingModel Model()
    {
        var model = Substitute.For<IEmbeddingModel>();
        model.Id.Returns(Some.Model);
        model.Version.Returns(Some.ModelVersion);
        model.Dimension.Returns(3);
        model.When(it => it.Normalise(Arg.Any<ArraySegment<float>>())).Do(call => Scale(call.Arg<ArraySegment<float>>()));
        return model;
    }

    private static void Scale(ArraySegment<float> vector)
    {
        var length = MathF.Sqrt(vector.Sum(value => value * value));
        for (var i = 0; i < vector.Count; i++)
        {
            vector[i] /= length;
        }
    }
}
