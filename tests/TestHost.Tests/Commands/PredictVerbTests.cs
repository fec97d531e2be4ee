using System.Text.Json.Nodes;
using PredictPicks.TestHost.CommandLine;
using PredictPicks.TestHost.Tests.Support;

namespace PredictPicks.TestHost.Tests.Commands;

public sealed class PredictVerbTests : IDisposable
{
    private readonly Picks _picks = new();
    private readonly string _list;

    public PredictVerbTests()
    {
        var songs = _picks.AddSongs("a/one.mp3", "a/two.mp3", "b/three.mp3", "b/four.mp3");
        _list = _picks.AddList(songs[0]);
    }

    public void Dispose() => _picks.Dispose();

    [Fact]
    public async Task Predict_Piped_IsTheTableAloneAndEverythingElseOnStandardError()
    {
        var outcome = await _picks.RunAsync("predict", "--library", _picks.Library, "--picks", _list);

        outcome.ExitCode.ShouldBe(ExitCode.Done);
        outcome.Out.TrimEnd('\n').Split('\n').Length.ShouldBe(4);
        outcome.Out.ShouldContain("closest to a pick (0.91)");
        outcome.Error.TrimEnd('\n').Split('\n').ShouldBe(
            [
                "Warning: There are few picks.",
                "Scan: 4 analysed, 0 recognised, 0 unchanged, 0 failed, in 0:02 (2.0 songs/s)",
                "3 songs ranked by 1 pick (fake 1, fake-model).",
            ]);
    }

    [Fact]
    public async Task Predict_Json_IsADocumentWithTheRequestedNumberOfSongs()
    {
        var outcome = await _picks.RunAsync("predict", "--library", _picks.Library, "--picks", _list, "--top", "2", "--format", "json");

        JsonNode.Parse(outcome.Out)!["candidates"]!.AsArray().Count.ShouldBe(2);
    }

    [Fact]
    public async Task Predict_NoScan_UsesWhatIsStored()
    {
        var outcome = await _picks.RunAsync("predict", "--library", _picks.Library, "--picks", _list, "--no-scan", "--format", "json");

        JsonNode.Parse(outcome.Out)!["candidates"]!.AsArray().ShouldBeEmpty();
        outcome.Error.ShouldNotContain("Scan:");
    }

    [Fact]
    public async Task Predict_OutputFile_TakesItsFormFromTheExtensionAndLeavesStandardOutputEmpty()
    {
        var file = _picks.PathOf("result.m3u8");

        var outcome = await _picks.RunAsync("predict", "--library", _picks.Library, "--picks", _list, "--output", file);

        outcome.Out.ShouldBeEmpty();
        outcome.Error.ShouldContain("3 songs written to " + file);
        File.ReadAllText(file).ShouldStartWith("#EXTM3U\n#EXTINF:62,a - two\n");
    }

    [Fact]
    public async Task Predict_UnwritableOutput_FailsWithASentence()
    {
        var outcome = await _picks.RunAsync("predict", "--library", _picks.Library, "--picks", _list, "--output", "/nowhere/result.csv");

        outcome.ExitCode.ShouldBe(ExitCode.Failed);
        outcome.Error.ShouldContain("The file /nowhere/result.csv cannot be written");
    }

    [Fact]
    public async Task Predict_ListThatDoesNotExist_IsLookedUpAsAPlaylistOfTheHost()
    {
        var outcome = await _picks.RunAsync("predict", "--library", _picks.Library, "--picks", "No such list");

        outcome.ExitCode.ShouldBe(ExitCode.Failed);
        outcome.Error.ShouldContain("There is no playlist No such list.");
    }

    [Fact]
    public async Task Run_HostWithItsOwnOptions_WritesThePlaylistIntoThePlayer()
    {
        var outcome = await _picks.RunAsync(
            "run", "predict-picks", "--host", "folder", "--library", _picks.Library, "--colour", "blue", "--picks", _list, "--result", "My result");

        outcome.ExitCode.ShouldBe(ExitCode.Done, outcome.Error);
        outcome.Error.ShouldContain("The colour is blue.");
        var playlist = Path.Combine(_picks.Library, "My result.list");
        outcome.Out.ShouldBe($"3 songs written to {playlist}\n");
        File.ReadAllLines(playlist).Length.ShouldBe(3);
    }

    [Fact]
    public async Task Run_HelpForAHost_ShowsItsOptions()
    {
        var outcome = await _picks.RunAsync("run", "predict-picks", "--host=folder", "--help");

        outcome.Out.ShouldContain("--colour <NAME>");
        outcome.Out.ShouldContain("An option that only this host has.");
    }

    [Fact]
    public async Task Run_UnknownCommand_NamesTheKnownOnes()
    {
        var outcome = await _picks.RunAsync("run", "predict-pics", "--host", "folder", "--library", _picks.Library);

        outcome.ExitCode.ShouldBe(ExitCode.WrongUsage);
        outcome.Error.ShouldContain("predict-picks");
    }
}
