using PredictPicks.Abstractions;
using PredictPicks.Selection.Audio;

namespace PredictPicks.Selection.Tests.Audio;

public sealed class FfmpegLocatorTests
{
    [Theory]
    [InlineData("5.1.9-0+deb12u1")]
    [InlineData("4.3")]
    [InlineData("n7.1-3-gabc")]
    [InlineData("N-109000-g1234567")]
    [InlineData("2024-01-01-git-abcdef")]
    [InlineData("git-2020-08-31-4a11a6f")]
    [InlineData("8.0")]
    public void Find_VersionThatIsNewEnough_IsTaken(string version)
    {
        using var fake = new FakeFfmpeg("exit 1", version);

        var program = Locator([fake.Folder], path: null).Find();

        program.ShouldBe(new FfmpegProgram(Path.Combine(fake.Folder, "ffmpeg"), version));
    }

    [Theory]
    [InlineData("4.2.7")]
    [InlineData("4.2-1ubuntu0.1")]
    [InlineData("n3.4")]
    [InlineData("2.8.17-0ubuntu0.1")]
    public void Find_OldVersion_SaysWhichIsNeeded(string version)
    {
        using var fake = new FakeFfmpeg("exit 1", version);

        var exception = Should.Throw<PicksException>(() => Locator([fake.Folder], path: null).Find());

        exception.Code.ShouldBe("ffmpeg-too-old");
        exception.Message.ShouldContain("4.3");
        exception.Message.ShouldContain(version);
    }

    [Fact]
    public void Find_Nowhere_SaysHowToGetIt()
    {
        var exception = Should.Throw<PicksException>(() => Locator(["/nowhere"], path: "/nowhere/else:relative::").Find());

        exception.Code.ShouldBe("ffmpeg-missing");
        exception.Message.ShouldContain("apt install ffmpeg");
    }

    [Fact]
    public void Find_ToolFolderAndPath_ToolFolderWins()
    {
        using var beside = new FakeFfmpeg("exit 1", "6.0");
        using var onPath = new FakeFfmpeg("exit 1", "7.0");

        Locator([beside.Folder], onPath.Folder).Find().Version.ShouldBe("6.0");
        Locator(["/nowhere"], "/nowhere:" + onPath.Folder).Find().Version.ShouldBe("7.0");
    }

    [Fact]
    public void Find_UnusableOneFirst_TakesTheNextAndLogs()
    {
        using var old = new FakeFfmpeg("exit 1", "2.0");
        using var good = new FakeFfmpeg("exit 1", "6.0");
        var environment = new FakePluginEnvironment { ToolFolders = [old.Folder] };

        new FfmpegLocator(environment, () => good.Folder).Find().Version.ShouldBe("6.0");

        environment.Entries.ShouldHaveSingleItem().ShouldContain("2.0");
    }

    [Fact]
    public void Find_AnotherProgramOfThatName_IsRefused()
    {
        using var fake = new FakeFfmpeg("exit 1");
        File.WriteAllText(Path.Combine(fake.Folder, "ffmpeg"), "#!/bin/sh\necho I am a teapot\n");

        Should.Throw<PicksException>(() => Locator([fake.Folder], path: null).Find()).Code.ShouldBe("ffmpeg-unusable");
    }

    [Fact]
    public void Find_FileThatIsNoProgram_IsRefused()
    {
        using var fake = new FakeFfmpeg("exit 1");
        File.WriteAllBytes(Path.Combine(fake.Folder, "ffmpeg"), [0, 1, 2, 3]);

        Should.Throw<PicksException>(() => Locator([fake.Folder], path: null).Find()).Code.ShouldBe("ffmpeg-unusable");
    }

    [Fact]
    public void Find_InstalledAfterAFailure_IsFound()
    {
        using var fake = new FakeFfmpeg("exit 1", "6.0");
        var path = "/nowhere";
        var locator = new FfmpegLocator(new FakePluginEnvironment(), () => path);
        Should.Throw<PicksException>(locator.Find);

        path = fake.Folder;

        locator.Find().Version.ShouldBe("6.0");
    }

    private static FfmpegLocator Locator(string[] toolFolders, string? path) =>
        new(new FakePluginEnvironment { ToolFolders = toolFolders }, () => path);
}
