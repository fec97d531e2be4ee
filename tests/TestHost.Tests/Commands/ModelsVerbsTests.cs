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

    [Fact]
    public async Task Install_File_SaysWhatItIsAndWhoMadeIt()
    {
        var outcome = await _picks.RunAsync("models", "install", "openl3", "--from", "weights.h5", "--hop", "0.5", "--padding", "zeros");

        outcome.ExitCode.ShouldBe(ExitCode.Done);
        outcome.Out.ShouldContain("openl3, version hop 0.5, zeros True");
        outcome.Out.ShouldContain("By its makers");
        outcome.Out.ShouldContain("MIT");
        outcome.Error.ShouldContain("It needs the library.");
        outcome.Error.ShouldContain("picks models use openl3");
    }

    [Fact]
    public async Task Install_BadSource_FailsWithItsSentence()
    {
        var outcome = await _picks.RunAsync("models", "install", "openl3", "--from", "bad");

        outcome.ExitCode.ShouldBe(ExitCode.Failed);
        outcome.Error.ShouldContain("It is no model.");
        outcome.Out.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("install", "openl3")]
    [InlineData("install", "openl3", "--from", "a", "--padding", "mirrors")]
    [InlineData("install", "openl3", "--from", "a", "--hop", "often")]
    [InlineData("use")]
    [InlineData("remove")]
    public async Task Models_WrongUsage_SaysSo(params string[] words) =>
        (await _picks.RunAsync(["models", .. words])).ExitCode.ShouldBe(ExitCode.WrongUsage);

    [Fact]
    public async Task Use_Model_SaysWhatHasToBeDoneAndWhatWas()
    {
        var outcome = await _picks.RunAsync("models", "use", "fake-model");

        outcome.ExitCode.ShouldBe(ExitCode.Done);
        outcome.Error.ShouldContain("7 of 12 songs");
        outcome.Error.ShouldContain("2 songs cannot be");
        outcome.Error.ShouldContain("/music/broken.mp3: It is broken.");
        outcome.Error.ShouldContain("Fitted to 6 songs.");
        outcome.Out.ShouldContain("fake-model is in use now; 6 songs");
    }

    [Fact]
    public async Task Remove_Model_SaysSo()
    {
        (await _picks.RunAsync("models", "remove", "other")).Out.ShouldContain("Removed other.");
        var refused = await _picks.RunAsync("models", "remove", "fake-model");
        refused.ExitCode.ShouldBe(ExitCode.Failed);
        refused.Error.ShouldContain("It is in use.");
    }
}
