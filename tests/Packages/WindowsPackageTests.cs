using System.Text.Json.Nodes;
using PredictPicks.EndToEnd;
using PredictPicks.Tests;

namespace PredictPicks.Packages;

/// <summary>The Windows packages under Wine, from paths with spaces and letters that are not ASCII.</summary>
public sealed class WindowsPackageTests(WineComputer computer) : IClassFixture<WineComputer>
{
    [Fact]
    public async Task Doctor_UnpackedAnywhere_FindsAllThere()
    {
        var result = await computer.RunAsync(computer.Program, "doctor");

        result.ShouldExitWith(0).Output.ShouldContain(WineComputer.WindowsPath(Path.Combine(computer.Folder, "predict-picks", "ffmpeg.exe")));
        result.Output.ShouldContain("host-musicbee Version");
    }

    [Fact]
    public async Task ScanTrainPredict_EnoughPicks_TrainAndRankWhatSoundsLikeThem()
    {
        using var home = new TempFolder();
        var music = home.Combine("Müsik 音乐 1");
        Songs.MakeForTraining(music);
        var list = home.Combine("picks é.m3u8");
        await File.WriteAllLinesAsync(list, Enumerable.Range(1, Songs.PicksForTraining).Select(i => WineComputer.WindowsPath(Path.Combine(music, $"Chord {i}.flac"))));
        string[] common = ["--library", WineComputer.WindowsPath(music), "--data", WineComputer.WindowsPath(home.Combine("store ö"))];
        string[] withPicks = [.. common, "--picks", WineComputer.WindowsPath(list)];
        var count = Directory.GetFiles(music).Length;

        (await computer.RunAsync(computer.Program, ["scan", .. common])).ShouldExitWith(0).Said.ShouldContain($"{count} analysed, 0 recognised, 0 unchanged, 0 failed");
        (await computer.RunAsync(computer.Program, ["scan", .. common])).ShouldExitWith(0).Said.ShouldContain($"{count} unchanged, 0 failed");
        (await computer.RunAsync(computer.Program, ["train", .. withPicks])).ShouldExitWith(0);
        File.Exists(home.Combine("store ö", "models", "selection", "manifest.json")).ShouldBeTrue();
        var prediction = await computer.RunAsync(computer.Program, ["predict", .. withPicks, "--format", "json", "--top", "5"]);

        var json = JsonNode.Parse(prediction.ShouldExitWith(0).Output)!;
        ((string)json["mode"]!).ShouldBe("trained");
        Songs.Titles(json).ShouldAllBe(title => title.StartsWith("Chord"));
    }

    [Fact]
    public async Task Worker_OverItsPipes_PredictsAndEnds()
    {
        using var home = new TempFolder();
        var music = SynthMusic.MakeLibrary(home);
        var list = home.Combine("picks.m3u8");
        await File.WriteAllTextAsync(list, WineComputer.WindowsPath(Path.Combine(music, "Calm", "Chord 1.flac")));
        using var worker = new WorkerClient(computer.Describe(computer.ProgramForMusicBee, "worker", "--host", "musicbee", "--data", WineComputer.WindowsPath(home.Combine("store"))));

        ((int)(await worker.CallAsync("initialize", new { protocol = 1, client = "test" }))["result"]!["protocol"]!).ShouldBe(1);
        var answer = await worker.CallAsync("predict", new { library = new[] { WineComputer.WindowsPath(music) }, picks = WineComputer.WindowsPath(list), top = 3 });
        await worker.CallAsync("shutdown");

        Songs.Titles(answer["result"]!).ShouldAllBe(title => title.StartsWith("Chord"));
        (await worker.EndAsync()).ExitCode.ShouldBe(0);
        worker.Broken.ShouldBeNull();
    }

    [Fact]
    public async Task MusicBee_InstallUpgradeUninstall_KeepTheStoreUntilToldOtherwise()
    {
        using var home = new TempFolder();
        var music = WineComputer.WindowsPath(SynthMusic.MakeLibrary(home));
        var plugins = Path.Combine(Directory.CreateDirectory(Path.Combine(computer.Roaming, "MusicBee")).FullName, "Plugins");
        var installed = Path.Combine(plugins, "PredictPicks", "picks.exe");
        var store = Path.Combine(computer.Local, "PredictPicks", "musicbee");
        var storeAsSeen = $"C:\\users\\{Environment.UserName}\\AppData\\Local\\PredictPicks\\musicbee";

        (await computer.RunAsync(computer.ProgramForMusicBee, "install", "musicbee")).ShouldExitWith(0);
        File.Exists(Path.Combine(plugins, "mb_PredictPicks.dll")).ShouldBeTrue();
        (await computer.RunAsync(installed, "doctor")).ShouldExitWith(0);
        (await computer.RunAsync(installed, "scan", "--library", music, "--data", storeAsSeen)).ShouldExitWith(0).Said.ShouldContain("12 analysed");

        // An upgrade while the worker runs is refused, and after it succeeds; what was analysed stays.
        await File.WriteAllTextAsync(Path.Combine(plugins, "mb_PredictPicks.dll"), "older");
        await File.WriteAllTextAsync(Path.Combine(plugins, "PredictPicks", "older.dll"), "older");
        using (var worker = new WorkerClient(computer.Describe(installed, "worker", "--host", "musicbee")))
        {
            await worker.CallAsync("initialize", new { protocol = 1 });
            (await computer.RunAsync(computer.Program, "install", "musicbee")).ShouldExitWith(1).Error.ShouldContain("is in use. Close MusicBee");
            await worker.CallAsync("shutdown");
            await worker.EndAsync();
        }

        (await computer.RunAsync(computer.Program, "install", "musicbee")).ShouldExitWith(0);
        new FileInfo(Path.Combine(plugins, "mb_PredictPicks.dll")).Length.ShouldBeGreaterThan(1000);
        File.Exists(Path.Combine(plugins, "PredictPicks", "older.dll")).ShouldBeFalse();
        (await computer.RunAsync(installed, "scan", "--library", music, "--data", storeAsSeen)).ShouldExitWith(0).Said.ShouldContain("12 unchanged");

        (await computer.RunAsync(installed, "uninstall", "musicbee", "--keep-data")).ShouldExitWith(1).Error.ShouldContain("cannot remove itself");
        (await computer.RunAsync(computer.Program, "uninstall", "musicbee", "--keep-data")).ShouldExitWith(0);
        Directory.EnumerateFileSystemEntries(plugins).ShouldBeEmpty();
        File.Exists(Path.Combine(store, "features.db")).ShouldBeTrue();

        (await computer.RunAsync(computer.Program, "install", "musicbee")).ShouldExitWith(0);
        (await computer.RunAsync(computer.Program, "uninstall", "musicbee", "--remove-data")).ShouldExitWith(0);
        Directory.EnumerateFileSystemEntries(plugins).ShouldBeEmpty();
        Directory.Exists(store).ShouldBeFalse();
    }
}
