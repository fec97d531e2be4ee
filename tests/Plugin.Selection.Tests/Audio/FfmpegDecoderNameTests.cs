using System.Diagnostics;
using PredictPicks.Selection.Tests.Support;

namespace PredictPicks.Selection.Tests.Audio;

/// <summary>Names that mean something to FFmpeg are plain names here.</summary>
public sealed class FfmpegDecoderNameTests(EncodedFiles files) : IClassFixture<EncodedFiles>
{
    public static TheoryData<string> Names =>
    [
        "-i", "-y.mp3", "--help", "pipe:0", "pipe:", "file:x.mp3", "concat:a|b.mp3", "data:,x", "subfile,,start,0,end,9,,:x.mp3", "%d.mp3", "%03d%s%n.mp3", "a%20b#?.mp3",
        "*.mp3", "[a-z]{1,2}.mp3", "a'b\"c\nd.mp3", "back\\slash.mp3", "tab\tbell\a.mp3", "$(touch x)`y`;&|.mp3", " lead and trail ", "🎵 日本語 é.mp3", "e\u0301.mp3",
        "nul", "CON.mp3",
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task DecodeAsync_AnyName_IsAPlainFile(string name)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows forbids most of these names");

        await ShouldDecode(files.NewFile(name));
    }

    [Fact]
    public async Task DecodeAsync_LongestName_Decodes() => await ShouldDecode(files.NewFile(new string('n', 251) + ".mp3"));

    [Fact]
    public async Task DecodeAsync_FolderNamedAsAnAddress_Decodes()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows forbids colons in names");
        var folder = files.NewFile("http:");
        Directory.CreateDirectory(Path.Combine(folder, "x"));

        await ShouldDecode(Path.Combine(folder, "x", "song.mp3"));
    }

    /// <summary>.NET shows bytes that are no UTF-8 as U+FFFD and cannot name such a file any more; what it lists must fail as said, not crash.</summary>
    [Fact]
    public async Task DecodeAsync_ListedNameThatIsNotUtf8_SaysThatItMustBeRenamed()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "names are bytes on Linux alone");
        using var folder = new TemporaryFolder();
        using var shell = Process.Start("/bin/sh", ["-c", "printf x > \"$(printf '%s/caf\\351.mp3' \"$0\")\"", folder.Path]);
        shell.WaitForExit();
        var listed = Directory.GetFiles(folder.Path).ShouldHaveSingleItem();

        var exception = await Should.ThrowAsync<Abstractions.PicksException>(() => Decoding.Create().DecodeFloatsAsync(listed));

        exception.Code.ShouldBe("audio-file-name-broken");
        Process.Start("/bin/sh", ["-c", "rm -f \"$0\"/caf*", folder.Path]).WaitForExit();
    }

    private async Task ShouldDecode(string path)
    {
        File.Copy(files["mp3"], path);

        var decoder = Decoding.Create();
        var (audio, samples) = await decoder.DecodeFloatsAsync(path);
        var identity = await decoder.IdentifyAsync(path, TestContext.Current.CancellationToken);

        samples.Length.ShouldBeGreaterThan(90_000);
        identity.Id.ShouldBe(audio.Identity.Id);
        audio.Identity.Properties.Codec.ShouldBe("mp3");
        audio.Identity.ContainerTags.ShouldContain(new KeyValuePair<string, string>("title", "Ti"));
    }
}
