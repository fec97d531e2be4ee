using PredictPicks.Abstractions;
using PredictPicks.Selection.Store;
using PredictPicks.Selection.Tests.Store.Support;

namespace PredictPicks.Selection.Tests.Store;

/// <summary>Which file holds which song, when files move, change and break.</summary>
public sealed class StoredFileTests : IDisposable
{
    private readonly StoreFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Write_RecognisedSongThatWasNeverAnalysed_IsRefused()
    {
        using var store = _folder.Open();

        Should.Throw<InvalidOperationException>(() => store.Write([Some.Recognised("/m/a.mp3", "a")]));

        store.ReadFiles().ShouldBeEmpty();
    }

    [Fact]
    public void Write_FileMoved_KeepsBothPathsTheNewOneFirst()
    {
        using var store = _folder.Open();
        store.Write([Some.Analysed("/m/a.mp3", "a")]);

        store.Write([Some.Recognised("/new/z.mp3", "a", new SongTags { Title = "Renamed" })]);

        var song = store.ReadSongs(Some.Model, Some.ModelVersion, withVectors: false).ShouldHaveSingleItem();
        song.Paths.ShouldBe(["/new/z.mp3", "/m/a.mp3"]);
        song.Tags.Title.ShouldBe("Renamed");
        song.Vector.ShouldBeNull();
        store.FindByPath(["/m/a.mp3", "/new/z.mp3", "/unknown"]).ShouldBe(
            new Dictionary<string, SongId> { ["/m/a.mp3"] = new("a"), ["/new/z.mp3"] = new("a") }, ignoreOrder: true);
        store.ReadRankingSongs().ShouldHaveSingleItem().Path.ShouldBe("/new/z.mp3");
    }

    [Fact]
    public void Write_PathTakenByAnotherSong_BelongsToThatOneAndTheFormerKeepsItsHistory()
    {
        using var store = _folder.Open();
        store.Write([Some.Analysed("/m/a.mp3", "old")]);

        store.Write([Some.Analysed("/m/a.mp3", "new")]);

        store.FindByPath(["/m/a.mp3"])["/m/a.mp3"].ShouldBe(new SongId("new"));
        store.ReadSongs(Some.Model, Some.ModelVersion, withVectors: false).Select(song => (song.Id.Value, string.Join(' ', song.Paths)))
            .ShouldBe([("new", "/m/a.mp3"), ("old", "/m/a.mp3")]);
        store.ReadRankingSongs().Select(song => (song.Id.Value, song.Path)).ShouldBe([("new", "/m/a.mp3"), ("old", null)]);
        store.ReadVectors(Some.Model, Some.ModelVersion).Ids.ShouldBe(Some.Ids("new", "old"));
        store.FindByPacketHash(new SongId("old")).ShouldBe(new SongId("old"));
    }

    [Fact]
    public void Write_SongBackAtItsFormerPath_HasItOnce()
    {
        using var store = _folder.Open();
        store.Write([Some.Analysed("/m/a.mp3", "old"), Some.Analysed("/m/a.mp3", "new")]);

        store.Write([Some.Recognised("/m/a.mp3", "old")]);

        store.ReadSongs(Some.Model, Some.ModelVersion, withVectors: false).Select(song => (song.Id.Value, string.Join(' ', song.Paths)))
            .ShouldBe([("new", "/m/a.mp3"), ("old", "/m/a.mp3")]);
        store.ReadRankingSongs().Select(song => (song.Id.Value, song.Path)).ShouldBe([("new", null), ("old", "/m/a.mp3")]);
    }

    [Fact]
    public void Write_FileReplacedBySomethingBroken_IsNoLongerAFileOfItsSongButStillFindsIt()
    {
        using var store = _folder.Open();
        store.Write([Some.Analysed("/m/a.mp3", "a"), Some.Recognised("/copy/a.mp3", "a")]);

        store.Write([Some.Failed("/copy/a.mp3")]);

        store.ReadRankingSongs().ShouldHaveSingleItem().Path.ShouldBe("/m/a.mp3");
        store.ReadSongs(Some.Model, Some.ModelVersion, withVectors: false)[0].Paths.ShouldBe(["/m/a.mp3", "/copy/a.mp3"]);
        store.FindByPath(["/copy/a.mp3"]).ShouldContainKey("/copy/a.mp3");
    }

    [Fact]
    public void Write_UnchangedFileFailsThisTime_IsStillAFileOfItsSong()
    {
        using var store = _folder.Open();
        store.Write([Some.Analysed("/m/a.mp3", "a")]);

        store.Write([new SongFailed(Some.File("/m/a.mp3"), new UserText("timed-out", [], "It took too long."))]);

        store.ReadRankingSongs().ShouldHaveSingleItem().Path.ShouldBe("/m/a.mp3");
    }

    [Fact]
    public void Write_SongFailed_ReadsBackItsReasonWithArguments()
    {
        using var store = _folder.Open();

        store.Write([Some.Failed("/m/x.mp3", 7, "text \ud83c\udfb5", 3, 4_000_000_000L, 0.1, true, double.NaN, new SongId("s"))]);

        var failure = store.ReadFailures()["/m/x.mp3"];
        failure.SizeBytes.ShouldBe(7);
        failure.ModifiedUtcTicks.ShouldBe(638_000_000_000_000_000);
        failure.Reason.Kind.ShouldBe("no-audio");
        failure.Reason.Text.ShouldBe("There is no audio in /m/x.mp3.");
        failure.Reason.Arguments.ShouldBe(["text \ud83c\udfb5", 3L, 4_000_000_000L, 0.1, true, "NaN", "s"]);
    }

    [Fact]
    public void Write_FailedFileWorksNow_ForgetsItsFailure()
    {
        using var store = _folder.Open();
        store.Write([Some.Failed("/m/a.mp3"), Some.Failed("/m/b.mp3"), Some.Failed("/m/c.mp3")]);

        store.Write([Some.Analysed("/m/a.mp3", "a"), Some.Recognised("/m/b.mp3", "a")]);

        store.ReadFailures().Keys.ShouldBe(["/m/c.mp3"]);
    }

    [Fact]
    public void FindByPacketHash_HostWithIdsOfItsOwn_GivesTheHostsId()
    {
        using var store = _folder.Open();

        store.Write([new SongAnalysed(Some.File("/m/a.mp3"), Some.Analysis("host:1", packetHash: "hash"))]);

        store.FindByPacketHash(new SongId("hash")).ShouldBe(new SongId("host:1"));
        store.FindByPacketHash(new SongId("host:1")).ShouldBeNull();
        store.ReadFiles()["/m/a.mp3"].PacketHash.ShouldBe(new SongId("hash"));
    }
}
