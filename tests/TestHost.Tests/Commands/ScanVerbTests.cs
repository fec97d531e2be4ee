using PredictPicks.TestHost.CommandLine;
using PredictPicks.TestHost.Tests.Support;

namespace PredictPicks.TestHost.Tests.Commands;

public sealed class ScanVerbTests : IDisposable
{
    private readonly Picks _picks = new();

    public void Dispose() => _picks.Dispose();

    [Fact]
    public async Task Scan_GoodAndBadFiles_SumsUpAndListsEachFailureWithItsReason()
    {
        _picks.AddSongs("a/one.mp3", "a/two.mp3", "b/bad.mp3", "b/bad old.mp3", "b/bad\u001b[31m.mp3");

        var outcome = await _picks.RunAsync("scan", "--library", _picks.Library);

        outcome.ExitCode.ShouldBe(ExitCode.Done);
        outcome.Out.ShouldBe($"""
            2 analysed, 0 recognised, 0 unchanged, 3 failed, in 0:02 (1.0 songs/s)
            Failed: {_picks.Library}/b/bad␛[31m.mp3: It is bad.
            Failed before, not tried again: {_picks.Library}/b/bad old.mp3: It is bad.
            Failed: {_picks.Library}/b/bad.mp3: It is bad.

            """);
        outcome.Error.ShouldBeEmpty();
    }

    [Fact]
    public async Task Scan_SeveralLibrariesAndJobs_ReachThePlugin()
    {
        var songs = _picks.AddSongs("a/one.mp3", "b/two.mp3", "c/three.mp3");

        var outcome = await _picks.RunAsync("scan", "--jobs", "3", "--library", Path.GetDirectoryName(songs[0])!, Path.GetDirectoryName(songs[1])!);

        outcome.Out.ShouldStartWith("2 analysed");
        File.ReadAllText(Path.Combine(_picks.Store, "logs/picks.log")).ShouldContain("scanning 2 songs with 3 jobs");
    }

    [Theory]
    [InlineData("managed", "Managed")]
    [InlineData("onnxruntime", "OnnxRuntime")]
    public async Task Scan_Inference_ReachesThePlugin(string typed, string expected)
    {
        _picks.AddSongs("one.mp3");

        await _picks.RunAsync("scan", "--library", _picks.Library, "--inference", typed);

        File.ReadAllText(Path.Combine(_picks.Store, "logs/picks.log")).ShouldContain($"network run by {expected}");
    }

    [Fact]
    public async Task Scan_DataFolder_KeepsStoreAndLogThere()
    {
        _picks.AddSongs("one.mp3");
        var store = _picks.PathOf("my store");

        await _picks.RunAsync("scan", "--library", _picks.Library, "--data", store);

        File.Exists(Path.Combine(store, "fake-store.txt")).ShouldBeTrue();
        File.Exists(Path.Combine(store, "logs/picks.log")).ShouldBeTrue();
        Directory.Exists(_picks.Store).ShouldBeFalse();
    }

    [Fact]
    public async Task Scan_PauseOnBattery_WaitsUntilPluggedInAndSaysSo()
    {
        _picks.AddSongs("one.mp3", "two.mp3");
        _picks.Power.UnplugOnce();

        var outcome = await _picks.RunAsync("scan", "--library", _picks.Library, "--pause-on-battery");

        outcome.Out.ShouldStartWith("2 analysed");
        outcome.Error.ShouldStartWith("The computer runs on battery: waiting until it is plugged in.");
        outcome.Error.ShouldContain("The computer is plugged in again: going on.");
    }

    [Fact]
    public async Task Scan_OnBatteryWithoutTheOption_DoesNotWait()
    {
        _picks.AddSongs("one.mp3");
        _picks.Power.Unplug();

        (await _picks.RunAsync("scan", "--library", _picks.Library)).Error.ShouldBeEmpty();
    }

    [Fact]
    public async Task Scan_OnATerminal_ShowsALiveLineAndLeavesTheCursorVisible()
    {
        _picks.AddSongs("one.mp3");

        var outcome = await _picks.RunAsync(columns: 80, "scan", "--library", _picks.Library);

        outcome.Out.ShouldNotContain("\u001b");
        outcome.Error.ShouldEndWith("\u001b[?25h");
    }
}
