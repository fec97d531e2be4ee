using System.Text.Json.Nodes;
using PredictPicks.EndToEnd;

namespace PredictPicks.Packages;

/// <summary>The Linux package where there is neither .NET nor anything else that it does not name.</summary>
public sealed class LinuxPackageTests(EmptyLinux linux) : IClassFixture<EmptyLinux>
{
    [Fact]
    public async Task VersionAndDoctor_EmptyRoot_AreWell()
    {
        (await linux.RunAsync("--version")).ShouldExitWith(0);
        (await linux.RunAsync("doctor")).ShouldExitWith(0).Output.ShouldContain("at /bin/ffmpeg");
    }

    [Fact]
    public async Task ScanAndPredict_EmptyRoot_RankWhatSoundsLikeThePicks()
    {
        using var elsewhere = new TempFolder();
        Songs.Copy(SynthMusic.MakeLibrary(elsewhere), linux.Outside("/home/音乐 ü"));
        await File.WriteAllTextAsync(linux.Outside("/home/picks.m3u8"), "/home/音乐 ü/Calm/Chord 1.flac\n/home/音乐 ü/Calm/Chord 2.mp3\n/home/音乐 ü/Calm/Chord 3.ogg\n");

        (await linux.RunAsync("scan", "--library", "/home/音乐 ü")).ShouldExitWith(0).Said.ShouldContain("12 analysed, 0 recognised, 0 unchanged, 0 failed");
        var prediction = await linux.RunAsync("predict", "--library", "/home/音乐 ü", "--picks", "/home/picks.m3u8", "--format", "json", "--top", "3");

        Songs.Titles(JsonNode.Parse(prediction.ShouldExitWith(0).Output)!).ShouldAllBe(title => title.StartsWith("Chord"));
    }
}
