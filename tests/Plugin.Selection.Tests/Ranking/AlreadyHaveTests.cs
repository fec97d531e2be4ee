using PredictPicks.Abstractions;
using PredictPicks.Selection.Tests.Features.Fingerprint;

namespace PredictPicks.Selection.Tests.Ranking;

/// <summary>Candidates that are a pick's recording in another file.</summary>
public sealed class AlreadyHaveTests
{
    private static readonly SongTags X = new() { Title = "X" };

    [Fact]
    public void Predict_CandidateIsAPicksRecording_IsSetApartAndSaid()
    {
        var prediction = new RankingLibrary().Pick("p", 1, X).Pick("q", 0.1).Song("other", 0.5).Song("copy", 0.99, new SongTags { Title = "x (live?)" })
            .Fingerprint("p", Items(1)).Fingerprint("q", Items(2)).Fingerprint("copy", Alike(1)).Fingerprint("other", Items(3))
            .Predict();

        prediction.Ids().ShouldBe(["other"]);
        prediction.Candidates[0].Rank.ShouldBe(1);
        prediction.AlreadyHave.ShouldBe([new OwnedRecording(new SongId("copy"), "/music/copy.mp3", prediction.AlreadyHave[0].Tags, new SongId("p"))]);
        prediction.AlreadyHave[0].Tags.Title.ShouldBe("x (live?)");
        Text(prediction, "already-have").ShouldBe("You already have “X”: its recording in another file is not recommended.");
    }

    [Fact]
    public void Predict_OneRecordingInSeveralFiles_IsListedOnce()
    {
        var prediction = new RankingLibrary().Pick("p").Song("first", 0.9).Song("again", 0.8).Song("other", 0.7).Song("once more", 0.6)
            .Fingerprint("p", Items(1)).Fingerprint("first", Items(2)).Fingerprint("again", Alike(2)).Fingerprint("other", Items(3)).Fingerprint("once more", Items(2))
            .Predict(top: 2);

        prediction.Ids().ShouldBe(["first", "other"]);
        Text(prediction, "repeats-left-out").ShouldBe("1 song is left out: its recording is in the list already, in another file.");
    }

    [Fact]
    public void Predict_PickWithoutFileHasAnotherFile_IsBack()
    {
        var prediction = new RankingLibrary().Pick("p", 1, X, path: null).Pick("gone", 0.1, path: null).Song("copy", 0.99).Song("other", 0.5)
            .Fingerprint("p", Items(1)).Fingerprint("gone", Items(2)).Fingerprint("copy", Alike(1))
            .Predict();

        prediction.Ids().ShouldBe(["other"]);
        prediction.AlreadyHave.ShouldHaveSingleItem().PickId.ShouldBe(new SongId("p"));
        prediction.Counts.ShouldBe(new PredictionCounts(2, 1, 0, 2, 0), "the other pick's file is still gone");
        prediction.WarningKinds().ShouldNotContain("already-have");
        Text(prediction, "pick-is-back")
            .ShouldBe("Your pick “X”, whose file was gone, is back as copy.mp3: the same recording in another file, and so not recommended.");
    }

    [Theory]
    [InlineData("/music/pick.mp3", "already-have-and-more")]
    [InlineData(null, "pick-is-back,pick-is-back,pick-is-back,more-picks-are-back")]
    public void Predict_ManyRecordingsOfPicks_NamesAFewAndCountsTheRest(string? path, string kinds)
    {
        var library = new RankingLibrary().Song("other", 0.1);
        for (var i = 0; i < 9; i++)
        {
            library.Pick($"p{i}", 1, X with { Title = $"X{i}" }, path).Fingerprint($"p{i}", Items(i)).Song($"c{i}", 0.9).Fingerprint($"c{i}", Alike(i));
        }

        var prediction = library.Predict();

        prediction.Ids().ShouldBe(["other"]);
        prediction.AlreadyHave.Select(song => song.PickId.Value).Order().ShouldBe(Enumerable.Range(0, 9).Select(i => $"p{i}"));
        prediction.WarningKinds().ShouldBe(kinds.Split(','));
        prediction.Warnings[^1].Text.ShouldContain("6");
    }

    [Fact]
    public void Predict_RecordingsOfPicksBeyondTheFirstLook_ListIsFilledFromFurtherDown()
    {
        // More copies of the picks lead the ranking than are compared at first.
        var library = new RankingLibrary().Pick("p", 1, X).Fingerprint("p", Items(1));
        for (var i = 0; i < 250; i++)
        {
            library.Song($"c{i}", 0.99).Fingerprint($"c{i}", Alike(1));
        }

        var prediction = library.Song("a", 0.5).Song("b", 0.4).Song("c", 0.3).Predict(top: 2);

        prediction.Ids().ShouldBe(["a", "b"]);
        prediction.AlreadyHave.Count.ShouldBe(250);
    }

    [Fact]
    public void Predict_LargeLibrary_ReadsTheFingerprintsNearTheTopAlone()
    {
        var library = new RankingLibrary().Pick("p", 1, X).Fingerprint("p", Items(1));
        for (var i = 0; i < 2_000; i++)
        {
            library.Song($"s{i}", 0.9 - (i * 0.0001));
        }

        library.Predict(top: 50).Candidates.Count.ShouldBe(50);

        library.FingerprintsRead.Count.ShouldBe(1 + 150);
        library.FingerprintsRead.ShouldBeUnique();
    }

    [Fact]
    public void Predict_CopiesByTheSameArtist_DoNotUseUpItsShareOfTheList()
    {
        var air = new SongTags { Artists = ["Air"] };
        var library = new RankingLibrary().Pick("p", 1, X).Fingerprint("p", Items(1))
            .Song("copy", 0.99, air).Fingerprint("copy", Alike(1)).Song("new", 0.5, air).Song("newer", 0.4, air);

        library.Predict(maxPerArtist: 1).Ids().ShouldBe(["new"]);
    }

    [Fact]
    public void Predict_NothingButRecordingsOfPicks_EmptyListSaysWhyFirst()
    {
        var prediction = new RankingLibrary().Pick("p", 1, X).Song("copy", 0.99).Fingerprint("p", Items(1)).Fingerprint("copy", Alike(1)).Predict();

        prediction.Candidates.ShouldBeEmpty();
        prediction.WarningKinds()[0].ShouldBe("all-already-have");
    }

    [Fact]
    public void Predict_NoFingerprints_NothingIsSetApart()
    {
        var prediction = new RankingLibrary().Pick("p", 1, X).Song("copy", 1).Fingerprint("copy", Items(1)).Predict();

        prediction.Ids().ShouldBe(["copy"]);
        prediction.AlreadyHave.ShouldBeEmpty();
    }

    private static string Text(Prediction prediction, string kind) => prediction.Warnings.Single(warning => warning.Kind == kind).Text;

    private static uint[] Items(int seed) => TestItems.Random(seed, 300);

    /// <summary>What another encoding makes of the recording: about 3 % of the bits differ.</summary>
    private static uint[] Alike(int seed) => TestItems.Flip(Items(seed), 1, seed + 100);
}
