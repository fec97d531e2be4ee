using PredictPicks.TestHost.CommandLine;
using PredictPicks.TestHost.Tests.Support;

namespace PredictPicks.TestHost.Tests.Commands;

public sealed class ModelsVerbsTests : IDisposable
{
    private readonly Picks _picks = new();

    public void Dispose() => _picks.Dispose();

    [Fact]
    public async Task List_Models_MarksTheActiveOneAndWarnsOfBrokenOnes()
    {
        var outcome = await _picks.RunAsync("models", "list");

        outcome.ExitCode.ShouldBe(ExitCode.Done);
        outcome.Out.Split('\n').ShouldContain(line => line.StartsWith('*') && line.Contains("fake-model") && line.Contains("1.5 MB"));
        outcome.Error.ShouldContain("broken-model: Its weights are missing.");
    }

    [Fact]
    public async Task Verify_AllModels_FailsBecauseOneIsBroken()
    {
        var outcome = await _picks.RunAsync("models", "verify");

        outcome.ExitCode.ShouldBe(ExitCode.Failed);
        outcome.Out.ShouldContain("✓");
        outcome.Out.ShouldContain("✗");
    }

    [Fact]
    public async Task Verify_UnknownModel_NamesTheKnownOnes()
    {
        var outcome = await _picks.RunAsync("models", "verify", "openl9");

        outcome.ExitCode.ShouldBe(ExitCode.Failed);
        outcome.Error.ShouldContain("fake-model, broken-model");
    }
}
