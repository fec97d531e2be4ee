using System.Text;
using PredictPicks.Abstractions;
using PredictPicks.Selection.Tests.Support;

namespace PredictPicks.Selection.Tests.Audio;

/// <summary>Files that cannot be decoded, or only in part, and what the user is told.</summary>
public sealed class FfmpegDecoderFailureTests(EncodedFiles files) : IClassFixture<EncodedFiles>
{
    [Fact]
    public async Task DecodeAsync_MissingFile_SaysGone() => await ShouldFail(files.NewFile("nowhere.mp3"), "audio-file-gone");

    [Fact]
    public async Task DecodeAsync_Folder_SaysGone()
    {
        Directory.CreateDirectory(files.NewFile("folder.mp3"));
        await ShouldFail(files.NewFile("folder.mp3"), "audio-file-gone");
    }

    [Fact]
    public async Task DecodeAsync_EmptyFile_SaysEmpty() => await ShouldFail(Write("empty.mp3", []), "audio-file-empty");

    [Fact]
    public async Task DecodeAsync_NamedPipe_DoesNotWaitForAWriter()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "named pipes are a Unix matter");
        var path = files.NewFile("pipe.mp3");
        using var process = System.Diagnostics.Process.Start("mkfifo", [path]);
        process.WaitForExit();

        await ShouldFail(path, "audio-file-empty");
    }

    [Fact]
    public async Task DecodeAsync_FileWithoutPermission_SaysSo()
    {
        Assert.SkipWhen(Environment.IsPrivilegedProcess, "root may read everything");
        var path = Write("locked.mp3", [1, 2, 3]);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.None);
        }

        await ShouldFail(path, "audio-file-no-permission");
    }

    [Fact]
    public async Task DecodeAsync_NameWithReplacementCharacter_SaysHowToHelp() => await ShouldFail(files.NewFile("a\uFFFDb.mp3"), "audio-file-name-broken");

    [Fact]
    public async Task DecodeAsync_NullCharacterInPath_SaysGone() => await ShouldFail(files.NewFile("a\0b.mp3"), "audio-file-gone");

    [Fact]
    public async Task DecodeAsync_RelativePath_IsADefectOfTheCaller() =>
        await Should.ThrowAsync<ArgumentException>(() => Decoding.Create().DecodeFloatsAsync("a.mp3"));

    [Theory]
    [InlineData("text.mp3", "These are only words.\n")]
    [InlineData("page.flac", "<html><body>Not found</body></html>")]
    public async Task DecodeAsync_Text_SaysNotAudio(string name, string text) => await ShouldFail(Write(name, Encoding.ASCII.GetBytes(text)), "audio-not-audio");

    [Fact]
    public async Task DecodeAsync_RandomBytes_SaysNotAudio()
    {
        var bytes = new byte[50_000];
        new Random(3).NextBytes(bytes);

        await ShouldFail(Write("random.ogg", bytes), "audio-not-audio");
    }

    [Fact]
    public async Task DecodeAsync_PictureOnly_SaysNoSound()
    {
        FfmpegTool.Require();
        var path = files.NewFile("picture.mp3");
        FfmpegTool.Run("-f", "lavfi", "-i", "color=s=64x64", "-frames:v", "1", "-f", "image2", "-c:v", "png", "-update", "1", path);

        await ShouldFail(path, "audio-no-stream");
    }

    [Fact]
    public async Task DecodeAsync_VideoWithoutSound_SaysNoSound()
    {
        FfmpegTool.Require();
        var path = files.NewFile("video.mp4");
        FfmpegTool.Run("-f", "lavfi", "-i", "testsrc=s=64x64:d=1", "-c:v", "mpeg4", path);

        await ShouldFail(path, "audio-no-stream");
    }

    [Theory]
    [InlineData("#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\nfile:///{0}\n#EXT-X-ENDLIST\n")]
    [InlineData("#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\nhttp://127.0.0.1:9/a.aac\n#EXT-X-ENDLIST\n")]
    [InlineData("ffconcat version 1.0\nfile a.mp3\n")]
    public async Task DecodeAsync_PlaylistNamedAsAudio_OpensNothingElse(string text)
    {
        var content = text.Replace("{0}", files["aac"], StringComparison.Ordinal);
        _ = files["mp3"];

        await ShouldFail(Write("list.mp3", Encoding.ASCII.GetBytes(content)), "audio-is-playlist");
    }

    [Fact]
    public async Task DecodeAsync_ProtectedStream_SaysSo()
    {
        var bytes = File.ReadAllBytes(files["m4a"]);
        "drms"u8.CopyTo(bytes.AsSpan(bytes.AsSpan().IndexOf("mp4a"u8)));

        await ShouldFail(Write("bought.m4p", bytes), "audio-protected");
    }

    [Fact]
    public async Task DecodeAsync_UnknownCodec_NamesIt()
    {
        var bytes = File.ReadAllBytes(files["wav"]);
        bytes[20] = 0x77;
        bytes[21] = 0x66;

        var exception = await ShouldFail(Write("strange.wav", bytes), "audio-codec-unknown");

        exception.Message.ShouldContain("0x6677");
    }

    [Theory]
    [InlineData("flac", 60)]
    [InlineData("mp3", 600)]
    [InlineData("wav", 60)]
    [InlineData("m4a", 30_000)]
    [InlineData("ogg", 200)]
    public async Task DecodeAsync_CutOffAtTheBeginning_Fails(string format, int length)
    {
        var path = Write("beginning." + format, File.ReadAllBytes(files[format])[..length]);

        var exception = await Should.ThrowAsync<PicksException>(() => Decoding.Create().DecodeFloatsAsync(path));

        exception.Code.ShouldBeOneOf("audio-not-audio", "audio-nothing-decoded", "audio-no-stream");
    }

    [Theory]
    [InlineData("flac")]
    [InlineData("mp3")]
    [InlineData("wav")]
    [InlineData("wv")]
    [InlineData("aiff")]
    [InlineData("tta")]
    [InlineData("wma")]
    public async Task DecodeAsync_CutOffInTheMiddle_GivesWhatIsThereWithAWarning(string format)
    {
        var bytes = File.ReadAllBytes(files[format]);
        var path = Write("half." + format, bytes[..(bytes.Length / 2)]);

        var (audio, _) = await Decoding.Create().DecodeFloatsAsync(path);

        audio.DurationSeconds.ShouldBeInRange(EncodedFiles.Seconds * 0.3, EncodedFiles.Seconds * 0.6);
        audio.Warning.ShouldNotBeNull().Kind.ShouldBeOneOf("audio-truncated", "audio-damaged");
    }

    [Theory]
    [InlineData("mp3")]
    [InlineData("flac")]
    [InlineData("ogg")]
    [InlineData("m4a")]
    public async Task DecodeAsync_DamagedInTheMiddle_GivesTheRestWithAWarning(string format)
    {
        var bytes = File.ReadAllBytes(files[format]);
        new Random(1).NextBytes(bytes.AsSpan(bytes.Length / 2, bytes.Length / 8));
        var path = Write("scratched." + format, bytes);

        var (audio, _) = await Decoding.Create().DecodeFloatsAsync(path);

        audio.DurationSeconds.ShouldBeInRange(EncodedFiles.Seconds * 0.3, EncodedFiles.Seconds * 1.05);
        audio.Warning.ShouldNotBeNull().Kind.ShouldBeOneOf("audio-truncated", "audio-damaged");
    }

    [Fact]
    public async Task IdentifyAsync_BadFiles_SayWhy()
    {
        var decoder = Decoding.Create();

        (await Should.ThrowAsync<PicksException>(() => decoder.IdentifyAsync(Write("none.mp3", "words"u8.ToArray()), TestContext.Current.CancellationToken)))
            .Code.ShouldBe("audio-not-audio");
        (await Should.ThrowAsync<PicksException>(() => decoder.IdentifyAsync(files.NewFile("absent.mp3"), TestContext.Current.CancellationToken)))
            .Code.ShouldBe("audio-file-gone");
    }

    [Fact]
    public async Task DecodeAsync_TenMegabytesOfTags_Decodes()
    {
        FfmpegTool.Require();
        var path = files.NewFile("lyrics.flac");
        var tags = files.NewFile("tags.txt");
        File.WriteAllText(tags, ";FFMETADATA1\ntitle=Kept\nlyrics=" + string.Concat(Enumerable.Repeat(new string('l', 1000) + "\\\n", 10_000)) + "\nartist=Also\n");
        FfmpegTool.Run("-i", files["mp3"], "-i", tags, "-map_metadata", "1", "-c:a", "flac", path);
        new FileInfo(path).Length.ShouldBeGreaterThan(8_000_000);

        var (audio, _) = await Decoding.Create().DecodeFloatsAsync(path);

        audio.Identity.ContainerTags.ShouldContain(tag => tag.Key == "title" && tag.Value == "Kept");
        audio.Identity.ContainerTags.ShouldContain(tag => tag.Key == "artist" && tag.Value == "Also");
    }

    private string Write(string name, byte[] bytes)
    {
        var path = files.NewFile(name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private static async Task<PicksException> ShouldFail(string path, string code)
    {
        FfmpegTool.Require();
        var exception = await Should.ThrowAsync<PicksException>(() => Decoding.Create().DecodeFloatsAsync(path));
        exception.Code.ShouldBe(code, exception.Message);
        exception.Subject.ShouldBe(path);
        exception.Message.ShouldContain(Path.GetFileName(path));
        return exception;
    }
}
