using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace PredictPicks.EndToEnd;

/// <summary>Scans over a library that changes, as libraries do. Each test has a library of its own.</summary>
public sealed class ScanTests : IDisposable
{
    private readonly TempFolder _home = new();

    private string Library => _home.Combine("music");

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task Scan_Again_AnalysesNothing()
    {
        MakeSong("a.mp3", 220);
        MakeSong("b.flac", 330);

        (await ScanAsync()).Said.ShouldContain("2 analysed");
        (await ScanAsync()).Said.ShouldContain("2 unchanged");
    }

    [Fact]
    public async Task Scan_WritesNothingOutsideItsOwnFolders()
    {
        MakeSong("a.mp3", 220);
        await ScanAsync("--inference", "onnxruntime");

        // ONNX Runtime, left alone, keeps a device id and a queue of reports to its maker in the cache folder.
        Directory.GetFileSystemEntries(_home.Combine(".cache")).Select(Path.GetFileName).ShouldBe(["PredictPicks"]);
        Directory.GetFileSystemEntries(_home.Combine(".local", "share")).Select(Path.GetFileName).ShouldBe(["PredictPicks"]);
        Directory.GetFileSystemEntries(_home.Path).Select(Path.GetFileName).ShouldBe([".cache", ".local", "music"], ignoreOrder: true);
    }

    [Fact]
    public async Task Scan_MovedAndRetagged_IsRecognisedWithoutAnalysis()
    {
        var moved = MakeSong("a.mp3", 220);
        var retagged = MakeSong("b.flac", 330);
        await ScanAsync();
        var id = await IdOfAsync(moved);

        File.Move(moved, Path.Combine(Library, "moved.mp3"));
        var copy = _home.Combine("copy.flac");
        SynthMusic.Ffmpeg("-i", retagged, "-c", "copy", "-metadata", "title=Another title", copy);
        File.Move(copy, retagged, overwrite: true);
        var result = await ScanAsync();

        result.Said.ShouldContain("2 recognised");
        result.Said.ShouldContain("0 analysed");
        (await IdOfAsync(Path.Combine(Library, "moved.mp3"))).ShouldBe(id);
    }

    [Fact]
    public async Task Scan_BadFile_IsListedWithAReasonAndDoesNotStopTheOthers()
    {
        MakeSong("good.mp3", 220);
        await File.WriteAllTextAsync(Path.Combine(Library, "bad.mp3"), "This is no music.");
        await File.WriteAllBytesAsync(Path.Combine(Library, "empty.mp3"), []);

        var first = await ScanAsync();
        var second = await ScanAsync();

        first.Said.ShouldContain("1 analysed");
        first.Said.ShouldContain("bad.mp3");
        first.Said.ShouldContain("empty.mp3");
        second.Said.ShouldContain("bad.mp3");
        second.Said.ShouldContain("0 analysed");
    }

    [Fact]
    public async Task Predict_PickWhoseFileIsGone_StillCounts()
    {
        var gone = MakeSong("gone.mp3", 220);
        MakeSong("stays.mp3", 230);
        await ScanAsync();
        File.Delete(gone);
        var picks = _home.Combine("picks.m3u8");
        await File.WriteAllLinesAsync(picks, ["#EXTM3U", "music/gone.mp3"]);

        var result = await PicksProgram.RunAsync(_home, "predict", "--library", Library, "--picks", picks, "--format", "json");

        var prediction = JsonDocument.Parse(result.ShouldExitWith(0).Output).RootElement;
        prediction.GetProperty("counts").GetProperty("picksWithoutFile").GetInt32().ShouldBe(1);
        prediction.GetProperty("candidates")[0].GetProperty("path").GetString().ShouldEndWith("stays.mp3");
    }

    [Fact]
    public async Task Scan_Interrupted_KeepsWhatIsDoneAndTheNextScanGoesOn()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "SIGINT is a Unix signal.");
        for (var i = 0; i < 12; i++)
        {
            SynthMusic.Make(Path.Combine(Library, $"{i:00}.flac"), SynthMusic.Chord(200 + (10 * i)), $"{i}", "A", "G", seconds: 60);
        }

        var interrupted = await PicksProgram.RunAsync(_home, InterruptAtTheFourthSongAsync, "scan", "--library", Library, "--jobs", "1");
        interrupted.ShouldExitWith(130);
        var resumed = await ScanAsync();

        resumed.Said.ShouldNotContain("12 analysed");
        resumed.Said.ShouldNotMatch(@"\b0 unchanged");
        ChildrenNamed("ffmpeg", Library).ShouldBeEmpty();
    }

    /// <summary>With one job, the first songs are stored by the time that the fourth is decoded.</summary>
    private async Task InterruptAtTheFourthSongAsync(Process process, StringBuilder error)
    {
        var fourth = Path.Combine(Library, "03.flac");
        while (!process.HasExited && !ChildrenNamed("ffmpeg", fourth).Any())
        {
            await Task.Delay(5);
        }

        using var kill = Process.Start("kill", ["-INT", $"{process.Id}"]);
        await kill.WaitForExitAsync();
    }

    private static IEnumerable<string> ChildrenNamed(string program, string argument) =>
        Directory.GetFiles("/proc", "cmdline", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 1, IgnoreInaccessible = true })
            .Select(ReadOrEmpty)
            .Where(commandLine => commandLine.Contains(program, StringComparison.Ordinal) && commandLine.Contains(argument, StringComparison.Ordinal));

    private static string ReadOrEmpty(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (IOException)
        {
            // The process ended meanwhile.
            return string.Empty;
        }
    }

    private string MakeSong(string name, int hertz)
    {
        var path = Path.Combine(Library, name);
        SynthMusic.Make(path, SynthMusic.Chord(hertz), name, "Artist", "Genre");
        return path;
    }

    private async Task<ProgramResult> ScanAsync(params string[] options) =>
        (await PicksProgram.RunAsync(_home, ["scan", "--library", Library, .. options])).ShouldExitWith(0);

    private async Task<string?> IdOfAsync(string path)
    {
        var result = await PicksProgram.RunAsync(_home, "inspect", path, "--format", "json");
        return JsonDocument.Parse(result.ShouldExitWith(0).Output).RootElement[0].GetProperty("songId").GetString();
    }
}
