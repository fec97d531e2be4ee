using NSubstitute;
using PredictPicks.Abstractions;
using PredictPicks.Selection.Audio;

namespace PredictPicks.Selection.Tests.Audio;

public sealed class FfmpegHealthCheckTests
{
    [Fact]
    public async Task CheckAsync_FfmpegAndTwoReaders_AreNamed()
    {
        using var fake = new FakeFfmpeg("exit 1", "6.0");

        var findings = await Check([fake.Folder], "container", "taglib");

        findings.Select(finding => finding.Status).ShouldBe([HealthStatus.Good, HealthStatus.Good]);
        findings[0].Text.Text.ShouldContain("6.0");
        findings[0].Text.Text.ShouldContain(fake.Folder);
        findings[1].Text.Text.ShouldContain("container, taglib");
    }

    [Fact]
    public async Task CheckAsync_OldFfmpegAndOneReader_SayWhatToDo()
    {
        using var fake = new FakeFfmpeg("exit 1", "2.0");

        var findings = await Check([fake.Folder], "container");

        findings.Select(finding => finding.Status).ShouldBe([HealthStatus.Broken, HealthStatus.Warning]);
        findings[0].Text.Kind.ShouldBe("ffmpeg-too-old");
    }

    private static Task<IReadOnlyList<HealthFinding>> Check(string[] toolFolders, params string[] readers)
    {
        var locator = new FfmpegLocator(new FakePluginEnvironment { ToolFolders = toolFolders }, () => null);
        return new FfmpegHealthCheck(locator, readers.Select(Reader)).CheckAsync("/store", TestContext.Current.CancellationToken);
    }

    private static ITagReader Reader(string name)
    {
        var reader = Substitute.For<ITagReader>();
        reader.Name.Returns(name);
        return reader;
    }
}
