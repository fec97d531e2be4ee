using PredictPicks.TestHost.CommandLine;
using PredictPicks.TestHost.Tests.Support;

namespace PredictPicks.TestHost.Tests.CommandLine;

public sealed class CliTests : IDisposable
{
    private readonly Picks _picks = new();

    public void Dispose() => _picks.Dispose();

    [Fact]
    public async Task Run_Version_IsTheVersionAlone()
    {
        var outcome = await _picks.RunAsync("--version");

        outcome.ShouldBe(new Outcome(ExitCode.Done, Cli.Version + "\n", string.Empty));
        Cli.Version.ShouldMatch(@"^\d+\.\d+\.\d+$");
    }

    [Theory]
    [InlineData("demo")]
    [InlineData("scan")]
    [InlineData("predict")]
    [InlineData("inspect")]
    [InlineData("export")]
    [InlineData("models", "list")]
    [InlineData("models", "verify")]
    [InlineData("run")]
    [InlineData("doctor")]
    public async Task Run_HelpOfAVerb_DescribesItAndShowsExamples(params string[] verb)
    {
        var outcome = await _picks.RunAsync([.. verb, "--help"]);

        outcome.ExitCode.ShouldBe(ExitCode.Done);
        outcome.Error.ShouldBeEmpty();
        outcome.Out.ShouldContain("Examples:\n  ");
        outcome.Out.ShouldContain("picks " + string.Join(' ', verb));
        outcome.Out.ShouldContain("--data <DIR>");
    }

    [Fact]
    public async Task Run_HelpInChinese_IsInChinese()
    {
        _picks.Variables["PICKS_LANG"] = "zh";

        (await _picks.RunAsync("scan", "--help")).Out.ShouldContain("示例：");
    }

    [Theory]
    [InlineData("scan", "scna")]
    [InlineData("--library", "scan", "--libary", "/x")]
    public async Task Run_Misspelt_SuggestsWhatWasMeant(string meant, params string[] args)
    {
        var outcome = await _picks.RunAsync(args);

        outcome.ExitCode.ShouldBe(ExitCode.WrongUsage);
        outcome.Out.ShouldBeEmpty();
        outcome.Error.ShouldContain("Did you mean");
        outcome.Error.ShouldContain(meant);
    }

    [Theory]
    [InlineData("predict", "--library", "/x")]
    [InlineData("predict", "--picks", "/x")]
    [InlineData("predict", "--library", "/x", "--picks", "/x", "--top", "0")]
    [InlineData("predict", "--library", "/x", "--picks", "/x", "--top", "many")]
    [InlineData("predict", "--library", "/x", "--picks", "/x", "--max-per-artist", "-1")]
    [InlineData("predict", "--library", "/x", "--picks", "/x", "--diversity", "1.1")]
    [InlineData("predict", "--library", "/x", "--picks", "/x", "--diversity", "much")]
    [InlineData("predict", "--library", "/x", "--picks", "/x", "--format", "xml")]
    [InlineData("scan", "--library")]
    [InlineData("scan", "--library", "/x", "--jobs", "0")]
    [InlineData("scan", "--library", "/x", "--inference", "gpu")]
    [InlineData("inspect")]
    [InlineData("export", "--what", "features")]
    [InlineData("export", "--what", "features", "--output", "songs.xls")]
    [InlineData("run", "predict-picks")]
    [InlineData("run", "predict-picks", "--host", "winamp")]
    [InlineData("run", "predict-picks", "--host", "folder")]
    [InlineData("completion", "tcsh")]
    public async Task Run_WrongArguments_SaysSoOnStandardErrorAndReturns2(params string[] args)
    {
        var outcome = await _picks.RunAsync(args);

        outcome.ExitCode.ShouldBe(ExitCode.WrongUsage, outcome.Error);
        outcome.Out.ShouldBeEmpty();
        outcome.Error.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Run_NothingTyped_ShowsTheHelpOnStandardErrorAndReturns2()
    {
        var outcome = await _picks.RunAsync();

        outcome.ExitCode.ShouldBe(ExitCode.WrongUsage);
        outcome.Out.ShouldBeEmpty();
        outcome.Error.ShouldContain("predict");
    }

    [Fact]
    public async Task Run_FileNamedLikeAResponseFile_IsAFile()
    {
        var outcome = await _picks.RunAsync("inspect", "@song.mp3");

        outcome.Error.ShouldContain("@song.mp3: There is no such file.");
    }

    [Fact]
    public async Task Run_FileNamedLikeAnOption_IsAFileAfterTwoDashes()
    {
        var outcome = await _picks.RunAsync("inspect", "--", "--help");

        outcome.Error.ShouldContain("--help: There is no such file.");
    }

    [Fact]
    public async Task Run_KnownFailure_IsOneSentenceAndTheLogThatHasTheRest()
    {
        var outcome = await _picks.RunAsync("scan", "--library", "/nowhere/at/all");

        outcome.ExitCode.ShouldBe(ExitCode.Failed);
        outcome.Out.ShouldBeEmpty();
        var lines = outcome.Error.TrimEnd('\n').Split('\n');
        lines[0].ShouldBe("Error: There is no folder /nowhere/at/all.");
        var log = lines[1]["Details are in the log: ".Length..];
        log.ShouldStartWith(_picks.Store);
        File.ReadAllText(log).ShouldContain("PicksException: There is no folder");
    }

    [Fact]
    public async Task Run_DefectInAPlugin_IsASentenceWithoutStackTrace()
    {
        _picks.AddSongs("defect.mp3");

        var outcome = await _picks.RunAsync("scan", "--library", _picks.Library);

        outcome.ExitCode.ShouldBe(ExitCode.Failed);
        outcome.Error.ShouldContain("InvalidOperationException: a defect");
        outcome.Error.ShouldNotContain(" at ");
    }

    [Fact]
    public async Task Run_PartMissing_PointsToTheDoctor()
    {
        using var picks = new Picks("throwing");

        var outcome = await picks.RunAsync("models", "list");

        outcome.ExitCode.ShouldBe(ExitCode.Failed);
        outcome.Error.ShouldContain("picks doctor");
    }

    [Fact]
    public async Task Run_BrokenPluginBesideAGoodOne_IsWarnedOfOnceAndTheWorkIsDone()
    {
        FakePlugins.EditManifest(FakePlugins.Install(_picks.PluginRoot, "throwing"), json => json["contractVersion"] = 7);
        _picks.AddSongs("a.mp3");

        var outcome = await _picks.RunAsync("scan", "--library", _picks.Library);

        outcome.ExitCode.ShouldBe(ExitCode.Done);
        outcome.Error.Split("'throwing'").Length.ShouldBe(2, outcome.Error);
        outcome.Out.ShouldStartWith("1 analysed");
    }

    [Fact]
    public async Task Run_StoreCannotBeWritten_TheVerbStillWorksWithoutALog()
    {
        var file = _picks.PathOf("a-file");
        File.WriteAllText(file, string.Empty);

        var outcome = await _picks.RunAsync("models", "verify", "fake-model", "--data", Path.Combine(file, "store"));

        outcome.ExitCode.ShouldBe(ExitCode.Done, outcome.Error);
    }

    [Fact]
    public async Task Run_PluginsVariable_AddsPlugins()
    {
        using var other = new Picks("throwing");
        other.Variables["PICKS_PLUGINS"] = "/nowhere" + Path.PathSeparator + _picks.PluginRoot;

        (await other.RunAsync("models", "list")).ExitCode.ShouldBe(ExitCode.Done);
    }

    [Fact]
    public async Task Run_Suggest_CompletesVerbsAndTheOptionsOfTheHost()
    {
        const string Line = "picks run predict-picks --host folder --co";

        (await _picks.RunAsync("[suggest:7]", "picks s")).Out.Split('\n').ShouldContain("scan");
        (await _picks.RunAsync($"[suggest:{Line.Length}]", Line)).Out.Split('\n').ShouldContain("--colour");
    }

    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("fish")]
    public async Task Run_Completion_PrintsAScriptThatAsksTheProgram(string shell)
    {
        (await _picks.RunAsync("completion", shell)).Out.ShouldContain("[suggest:");
    }
}
