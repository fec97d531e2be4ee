using PredictPicks.Abstractions;

namespace PredictPicks.Selection.Tests.Scanning;

public sealed class LibraryScanTests : IDisposable
{
    private readonly ScanHarness _harness = new();

    public void Dispose() => _harness.Dispose();

    [Fact]
    public async Task Scan_NewFiles_AnalysesEachOnce()
    {
        _harness.Write("a.mp3", "A|one");
        _harness.Write("b.mp3", "B|two");

        var report = await _harness.ScanAsync();

        report.Analysed.ShouldBe(2);
        report.SongIds.Count.ShouldBe(2);
        _harness.Decoder.Decoded.Count.ShouldBe(2);
        _harness.Decoder.Identified.ShouldBeEmpty();
    }

    [Fact]
    public async Task Scan_NothingChanged_OpensNoFile()
    {
        _harness.Write("a.mp3", "A|one");
        var first = await _harness.ScanAsync();

        var second = await _harness.ScanAsync();

        second.Unchanged.ShouldBe(1);
        second.SongIds.ShouldBe(first.SongIds);
        _harness.Decoder.Decoded.Count.ShouldBe(1);
        _harness.Decoder.Identified.ShouldBeEmpty();
    }

    [Fact]
    public async Task Scan_RetaggedFile_IsRecognisedByItsPackets()
    {
        var path = _harness.Write("a.mp3", "A|one");
        var first = await _harness.ScanAsync();
        _harness.Write("a.mp3", "A|another title");

        var second = await _harness.ScanAsync();

        second.Recognised.ShouldBe(1);
        second.SongIds[path].ShouldBe(first.SongIds[path]);
        _harness.Decoder.Decoded.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Scan_MovedRenamedAndRetaggedFile_KeepsItsId()
    {
        var old = _harness.Write("a.mp3", "A|one");
        var first = await _harness.ScanAsync();
        File.Delete(old);
        var moved = _harness.Write("elsewhere.mp3", "A|a longer title than before");

        var second = await _harness.ScanAsync();

        second.Recognised.ShouldBe(1);
        second.SongIds[moved].ShouldBe(first.SongIds[old]);
        _harness.Decoder.Decoded.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Scan_ReplacedAudio_IsAnalysedAndTheOldSongStays()
    {
        var path = _harness.Write("a.mp3", "A|one");
        var first = await _harness.ScanAsync();
        _harness.Write("a.mp3", "another recording|one");

        var second = await _harness.ScanAsync();

        second.Analysed.ShouldBe(1);
        second.SongIds[path].ShouldNotBe(first.SongIds[path]);
        using var store = _harness.OpenStore();
        store.FindKnown([first.SongIds[path]]).ShouldContain(first.SongIds[path]);
    }

    [Fact]
    public async Task Scan_BadFile_IsReportedAndNotTriedAgainUntilAsked()
    {
        _harness.Write("bad.mp3", "no audio");
        _harness.Write("good.mp3", "A|one");

        var first = await _harness.ScanAsync();
        var second = await _harness.ScanAsync();
        var retried = await _harness.ScanAsync(new ExtractionOptions { RetryFailed = true });

        first.Analysed.ShouldBe(1);
        first.Failed.ShouldHaveSingleItem().IsNew.ShouldBeTrue();
        second.Failed.ShouldHaveSingleItem().IsNew.ShouldBeFalse();
        retried.Failed.ShouldHaveSingleItem().IsNew.ShouldBeTrue();
        _harness.Decoder.Decoded.Count(path => path.EndsWith("bad.mp3", StringComparison.Ordinal)).ShouldBe(2);
    }

    [Fact]
    public async Task Scan_BadFileThatWasRepaired_IsAnalysed()
    {
        _harness.Write("a.mp3", "no audio");
        await _harness.ScanAsync();
        _harness.Write("a.mp3", "A|one");

        var report = await _harness.ScanAsync();

        report.Analysed.ShouldBe(1);
        report.Failed.ShouldBeEmpty();
    }

    [Fact]
    public async Task Scan_RaisedFeatureVersion_ComputesThatFeatureAgain()
    {
        _harness.Write("a.mp3", "A|one");
        _harness.Features = [new FakeFeature("embedding"), new FakeFeature("other")];
        await _harness.ScanAsync();
        _harness.Features = [new FakeFeature("embedding"), new FakeFeature("other", version: "2")];

        var report = await _harness.ScanAsync();

        report.Analysed.ShouldBe(1);
        (await _harness.ScanAsync()).Unchanged.ShouldBe(1);
    }

    [Fact]
    public async Task Scan_FeatureThatThrows_CostsThatFeatureAlone()
    {
        _harness.Write("a.mp3", "A|one");
        _harness.Features = [new FakeFeature("broken") { Fails = true }, new FakeFeature("embedding")];

        var report = await _harness.ScanAsync();

        report.Analysed.ShouldBe(1);
        report.Failed.ShouldBeEmpty();
        using var store = _harness.OpenStore();
        store.ReadSongs("none", "0", withVectors: false).ShouldHaveSingleItem().Sound.RmsMean.ShouldBe(16);
    }

    [Fact]
    public async Task Scan_HostWithIdsOfItsOwn_KeepsThem()
    {
        var path = _harness.Write("a.mp3", "A|one");
        var song = new Song(new SongId("host-17"), path, new SongTags { Title = "The host's title" });

        var first = await _harness.ScanAsync([song]);
        _harness.Write("a.mp3", "A|re-tagged");
        var second = await _harness.ScanAsync([song]);

        first.SongIds[path].ShouldBe(new SongId("host-17"));
        second.Recognised.ShouldBe(1);
        using var store = _harness.OpenStore();
        store.ReadSongs("none", "0", withVectors: false).ShouldHaveSingleItem().Tags.Title.ShouldBe("The host's title");
    }

    [Fact]
    public async Task Scan_Forced_AnalysesUnchangedFilesToo()
    {
        _harness.Write("a.mp3", "A|one");
        await _harness.ScanAsync();

        var report = await _harness.ScanAsync(new ExtractionOptions { Force = true });

        report.Analysed.ShouldBe(1);
    }

    [Fact]
    public async Task Scan_SamePathTwice_LooksOnce()
    {
        var path = _harness.Write("a.mp3", "A|one");

        var report = await _harness.ScanAsync([Song.FromPath(path), Song.FromPath(path)]);

        report.Analysed.ShouldBe(1);
    }
}
