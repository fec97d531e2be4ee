using PredictPicks.Abstractions;

namespace PredictPicks.Selection.Tests.Scanning;

/// <summary>Files that change, and disks that vanish, while they are being scanned.</summary>
public sealed class ChangingFilesTests : IDisposable
{
    private readonly ScanHarness _harness = new();

    public void Dispose() => _harness.Dispose();

    [Fact]
    public async Task Scan_FileThatIsStillGrowing_IsLookedAtAgainByTheNextScan()
    {
        var growing = _harness.Write("growing.mp3", "audio so far|title");
        _harness.Write("whole.mp3", "audio|title");
        _harness.Decoder.BeforeDecode = (path, _) => path == growing ? File.WriteAllTextAsync(path, "audio so far and more|title", CancellationToken.None) : Task.CompletedTask;
        (await _harness.ScanAsync()).Analysed.ShouldBe(2);
        _harness.Decoder.BeforeDecode = (_, _) => Task.CompletedTask;

        var next = await _harness.ScanAsync();
        var last = await _harness.ScanAsync();

        next.Unchanged.ShouldBe(1);
        (next.Analysed + next.Recognised).ShouldBe(1);
        last.Unchanged.ShouldBe(2);
    }

    [Fact]
    public async Task Scan_FileReplacedWhileItIsDecoded_EndsWithTheNewSong()
    {
        var replaced = _harness.Write("song.mp3", "old audio|old title");
        _harness.Decoder.BeforeDecode = async (path, _) =>
        {
            await File.WriteAllTextAsync(path + ".new", "quite another audio|new title", CancellationToken.None);
            File.Move(path + ".new", path, overwrite: true);
        };
        await _harness.ScanAsync();
        _harness.Decoder.BeforeDecode = (_, _) => Task.CompletedTask;
        await _harness.ScanAsync();

        var identity = await _harness.Decoder.IdentifyAsync(replaced, CancellationToken.None);
        using var store = _harness.OpenStore();
        store.FindByPath([replaced])[replaced].ShouldBe(identity.Id);
    }

    [Fact]
    public async Task Scan_FileDeletedWhileItIsDecoded_FailsAloneAndIsTriedWhenItIsBack()
    {
        var deleted = _harness.Write("a.mp3", "audio a|title");
        _harness.Write("b.mp3", "audio b|title");
        _harness.Decoder.BeforeDecode = (path, _) =>
        {
            if (path == deleted)
            {
                File.Delete(path);
            }

            return Task.CompletedTask;
        };

        var report = await _harness.ScanAsync();

        report.Analysed.ShouldBe(1);
        report.Failed.ShouldHaveSingleItem().Path.ShouldBe(deleted);
        _harness.Decoder.BeforeDecode = (_, _) => Task.CompletedTask;
        _harness.Write("a.mp3", "audio a, back again|title");
        (await _harness.ScanAsync()).Analysed.ShouldBe(1);
    }

    [Fact]
    public async Task Scan_DiskUnpluggedBetweenListingAndScan_PrunesNothing()
    {
        Song[] songs = [.. Enumerable.Range(0, 5).Select(i => Song.FromPath(_harness.Write($"{i}.mp3", $"audio {i}|title")))];
        await _harness.ScanAsync(songs);
        Directory.Move(Path.GetDirectoryName(songs[0].Path)!, Path.GetDirectoryName(songs[0].Path) + "-unplugged");

        var report = await _harness.ScanAsync(songs);
        var nothingListed = await _harness.ScanAsync([]);

        report.Failed.Count.ShouldBe(5);
        report.Failed.ShouldAllBe(failed => failed.Reason.Kind == "file-vanished");
        nothingListed.Failed.ShouldBeEmpty();
        using (var store = _harness.OpenStore())
        {
            store.ReadFiles().Count.ShouldBe(5);
            store.ReadFailures().ShouldBeEmpty();
        }

        Directory.Move(Path.GetDirectoryName(songs[0].Path) + "-unplugged", Path.GetDirectoryName(songs[0].Path)!);
        (await _harness.ScanAsync(songs)).Unchanged.ShouldBe(5);
    }

    [Fact]
    public async Task Scan_TwoAtOnceOverTheSameFiles_BothEndAndNothingIsLost()
    {
        for (var i = 0; i < 30; i++)
        {
            _harness.Write($"{i:00}.mp3", $"audio {i}|title");
        }

        var reports = await Task.WhenAll(Task.Run(() => _harness.ScanAsync()), Task.Run(() => _harness.ScanAsync()));

        reports.ShouldAllBe(report => report.Failed.Count == 0);
        using var store = _harness.OpenStore();
        store.ReadFiles().Count.ShouldBe(30);
    }
}
