using PredictPicks.TestHost.CommandLine;
using PredictPicks.TestHost.Tests.Support;

namespace PredictPicks.TestHost.Tests.Commands;

public sealed class DoctorVerbTests : IDisposable
{
    private readonly Picks _picks = new();

    public void Dispose() => _picks.Dispose();

    [Fact]
    public async Task Doctor_Healthy_ListsProgramChecksAndPlugins()
    {
        var outcome = await _picks.RunAsync("doctor");

        outcome.ExitCode.ShouldBe(ExitCode.Done, outcome.Out);
        foreach (var words in (string[])[Cli.Version, "hello from the dependency", "Version 1.2.3, 2 files as installed"])
        {
            outcome.Out.ShouldContain(words);
        }
    }

    [Fact]
    public async Task Doctor_PluginLeftOut_IsAFindingWithItsFolderAndTheExitCodeIs1()
    {
        var folder = FakePlugins.Install(_picks.PluginRoot, "throwing");

        var outcome = await _picks.RunAsync("doctor");

        outcome.ExitCode.ShouldBe(ExitCode.Failed);
        outcome.Out.Split('\n').ShouldContain(line => line.StartsWith('✗') && line.Contains("the constructor gave up") && line.Contains(folder));
        outcome.Out.ShouldContain("hello from the dependency");
    }

    [Fact]
    public async Task Doctor_FileChangedUnseen_IsFoundByItsHash()
    {
        await _picks.RunAsync("models", "list");
        FakePlugins.TamperUnseen(Path.Combine(_picks.PluginRoot, "good/FakePlugin.GoodLibrary.dll"));

        var outcome = await _picks.RunAsync("doctor");

        outcome.ExitCode.ShouldBe(ExitCode.Failed);
        outcome.Out.ShouldContain("FakePlugin.GoodLibrary.dll is not the one that was installed");
    }

    [Fact]
    public async Task Doctor_NoPluginAtAll_IsBroken()
    {
        Directory.Delete(_picks.PluginRoot, recursive: true);

        var outcome = await _picks.RunAsync("doctor");

        outcome.ExitCode.ShouldBe(ExitCode.Failed);
        outcome.Out.ShouldContain("No plug-in was found");
    }
}
