using System.Text.Json.Nodes;
using PredictPicks.TestHost.CommandLine;
using PredictPicks.TestHost.Tests.Support;

namespace PredictPicks.TestHost.Tests.Commands;

public sealed class EvaluateVerbTests : IAsyncLifetime
{
    private readonly Picks _picks = new();
    private IReadOnlyList<string> _songs = [];
    private string _list = string.Empty;

    public async ValueTask InitializeAsync()
    {
        _songs = _picks.AddSongs("a/one.mp3", "a/two.mp3", "b/three.mp3", "b/four.mp3");
        _list = _picks.AddList(_songs[0], _songs[1]);
        (await _picks.RunAsync("scan", "--library", _picks.Library)).ExitCode.ShouldBe(ExitCode.Done);
    }

    public ValueTask DisposeAsync()
    {
        _picks.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Evaluate_Piped_IsTheOutcomeAndATableWithIntervals()
    {
        var outcome = await _picks.RunAsync("evaluate", "--library", _picks.Library, "--picks", _list);

        outcome.ExitCode.ShouldBe(ExitCode.Done);
        outcome.Out.Split('\n').Where(line => line.Length > 0).Select(line => string.Join('|', line.Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))).ShouldBe(
            [
                "5 of the first 10 songs were picks.",
                "Each pick was hidden once.",
                "Ranked by (* what you see)|P@10|AUC",
                "Fake <ranking> *|0.50 0.25–0.75 0.88 0.75–1.00",
            ]);
        outcome.Error.ShouldBe("Warning: Few picks were hidden.\n");
    }

    [Fact]
    public async Task Evaluate_NarrowTerminal_KeepsWithinIt()
    {
        var outcome = await _picks.RunAsync(columns: 60, "evaluate", "--library", _picks.Library, "--picks", _list);

        outcome.Out.Split('\n').ShouldAllBe(line => line.Length <= 60 || line.Contains('\u001b'));
        outcome.Out.ShouldContain("0.25–0.75");
    }

    [Fact]
    public async Task Evaluate_Json_NamesEachMeasure()
    {
        var outcome = await _picks.RunAsync("evaluate", "--library", _picks.Library, "--picks", _list, "--format", "json");

        var scorer = JsonNode.Parse(outcome.Out)!["splits"]![0]!["scorers"]![0]!;
        scorer["measures"]!["precisionAt10"]!["low"]!.GetValue<double>().ShouldBe(0.25);
        scorer["title"]!.GetValue<string>().ShouldBe("Fake <ranking>");
        scorer.AsObject().ContainsKey("probabilities").ShouldBeFalse();
    }

    [Fact]
    public async Task Evaluate_SeveralModels_ShowsOneAfterTheOther()
    {
        string[] words = ["evaluate", "--library", _picks.Library, "--picks", _list, "--embedding", "openl3", "musicnn"];
        var table = await _picks.RunAsync(words);
        table.Out.IndexOf("Model openl3", StringComparison.Ordinal).ShouldBeInRange(0, table.Out.IndexOf("Model musicnn", StringComparison.Ordinal));

        var json = await _picks.RunAsync([.. words, "--format", "json"]);
        JsonNode.Parse(json.Out)!.AsArray().Select(report => report!["model"]!["id"]!.GetValue<string>()).ShouldBe(["openl3", "musicnn"]);

        await _picks.RunAsync([.. words, "--report", _picks.PathOf("report.html")]);
        File.Exists(_picks.PathOf("report-openl3.html")).ShouldBeTrue();
        File.Exists(_picks.PathOf("report-musicnn.html")).ShouldBeTrue();
    }

    [Fact]
    public async Task Evaluate_Report_IsWrittenAndNamed()
    {
        var file = _picks.PathOf("report.html");

        var outcome = await _picks.RunAsync("evaluate", "--library", _picks.Library, "--picks", _list, "--report", file);

        File.ReadAllText(file).ShouldBe("<!DOCTYPE html>");
        outcome.Error.ShouldContain("Report written to " + file);
    }

    [Fact]
    public async Task Evaluate_UnwritableReport_FailsAfterTheResultWasShown()
    {
        var outcome = await _picks.RunAsync("evaluate", "--library", _picks.Library, "--picks", _list, "--report", "/nowhere/report.html");

        outcome.ExitCode.ShouldBe(ExitCode.Failed);
        outcome.Out.ShouldStartWith("5 of the first 10 songs");
        outcome.Error.ShouldContain("The file /nowhere/report.html cannot be written");
    }

    [Fact]
    public async Task Evaluate_TooFewPicks_FailsWithASentence()
    {
        var outcome = await _picks.RunAsync("evaluate", "--library", _picks.Library, "--picks", _picks.AddList(_songs[0]));

        outcome.ExitCode.ShouldBe(ExitCode.Failed);
        outcome.Out.ShouldBeEmpty();
        outcome.Error.ShouldContain("Error: There are too few picks.");
    }
}
