using System.Diagnostics;
using PredictPicks.Abstractions;
using PredictPicks.Selection.Tests.Support;

namespace PredictPicks.Selection.Tests.Audio;

/// <summary>What happens when the child hangs, crashes, lies, or is no longer wanted.</summary>
public sealed class FfmpegMisbehaviourTests
{
    /// <summary>What a script prints to be believed up to the samples.</summary>
    private const string Description = "printf \"[info] Input #0, wav, from 'x':\\n[info]   Stream #0:0: Audio: pcm_f32le, 16000 Hz, mono, flt, 512 kb/s\\n[info] Stream mapping:\\n\" >&2;";

    private static readonly TimeSpan Impatient = TimeSpan.FromMilliseconds(300);

    public static TheoryData<string, string> Scripts => new()
    {
        { "exec sleep 1000", "ffmpeg-hung" },
        { "sleep 1000", "ffmpeg-hung" },
        { "trap '' TERM INT HUP; sleep 1000 & sleep 1000", "ffmpeg-hung" },
        { "printf ';FFMETADATA1\\n'; exec sleep 1000", "ffmpeg-hung" },
        { Description + "printf ';FFMETADATA1\\n'; exec 1>&-; exec sleep 1000", "ffmpeg-hung" },
        { "while :; do echo '[x @ 0x1] [error] again and again' >&2; done", "ffmpeg-hung" },
        { "kill -SEGV $$", "ffmpeg-crashed" },
        { Description + "printf ';FFMETADATA1\\n'; kill -ABRT $$", "ffmpeg-crashed" },
        { "kill -KILL $$", "ffmpeg-crashed" },
        { "echo hello; exit 0", "ffmpeg-garbage" },
        { Description + "cat /dev/zero", "ffmpeg-garbage" },
        { Description + "yes", "ffmpeg-garbage" },
        { "cat /dev/zero", "ffmpeg-hung" },
        { "exit 0", "ffmpeg-garbage" },
        { "exit 3", "ffmpeg-garbage" },
        { Description + "exit 0", "audio-nothing-decoded" },
        { Description + "echo '[error] Out of coffee' >&2; exit 1", "ffmpeg-failed" },
        { Description + "$REAL \"$@\" | head -c 30000; exit 139", "ffmpeg-crashed" },
        { Description + "$REAL \"$@\" | sed 's/SHA256/SHA255/'; exit 0", "ffmpeg-garbage" },
    };

    [Theory]
    [MemberData(nameof(Scripts))]
    public async Task DecodeAsync_MisbehavingChild_IsStoppedAndNamed(string script, string code)
    {
        using var fake = new FakeFfmpeg($"echo $$ > \"$(dirname \"$0\")/note\"\n{script}");

        // A loaded machine may need a while to start a script that answers.
        var patience = code == "ffmpeg-hung" ? Impatient : TimeSpan.FromSeconds(60);
        var decoder = Decoding.Create(fake.Folder, patience);
        var exception = await Should.ThrowAsync<PicksException>(() => decoder.DecodeFloatsAsync(fake.Song));

        exception.Code.ShouldBe(code, exception.Message);
        exception.Subject.ShouldBe(fake.Song);
        await ShouldEnd(fake);
    }

    [Fact]
    public async Task DecodeAsync_SlowReceiver_IsNotTakenForAHangingChild()
    {
        FfmpegTool.Require();
        using var fake = new FakeFfmpeg("exec $REAL \"$@\"");
        var clock = new FakeClock();
        var decoder = Decoding.Create(fake.Folder, TimeSpan.FromSeconds(60), clock);

        var audio = await decoder.DecodeAsync(
            fake.Song,
            [AnalysisStream.Mono16KFloat],
            (_, _) => clock.Advance(TimeSpan.FromHours(1)),
            TestContext.Current.CancellationToken);

        audio.DurationSeconds.ShouldBe(1);
    }

    [Fact]
    public async Task DecodeAsync_FloodOnStandardErrorBesideSamples_Decodes()
    {
        using var fake = new FakeFfmpeg("exec 3>&1; (head -c 20000000 /dev/zero | tr '\\0' 'e' >&2); exec $REAL \"$@\"");

        var (audio, _) = await Decoding.Create(fake.Folder).DecodeFloatsAsync(fake.Song);

        audio.DurationSeconds.ShouldBe(1);
    }

    [Theory]
    [InlineData("exec sleep 1000")]
    [InlineData("sleep 1000")]
    [InlineData(Description + "printf ';FFMETADATA1\\n'; sleep 1000")]
    public async Task DecodeAsync_Cancelled_KillsTheChildAndItsChildren(string script)
    {
        using var fake = new FakeFfmpeg($"echo $$ > \"$(dirname \"$0\")/note.part\"; mv \"$(dirname \"$0\")/note.part\" \"$(dirname \"$0\")/note\"\n{script}");
        using var cancellation = new CancellationTokenSource();
        var decode = Decoding.Create(fake.Folder).DecodeAsync(fake.Song, [AnalysisStream.Mono16KFloat], (_, _) => { }, cancellation.Token);
        while (!File.Exists(fake.Note))
        {
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        await cancellation.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => decode);
        await ShouldEnd(fake);
    }

    [Fact]
    public async Task DecodeAsync_CancelledBefore_StartsNothing()
    {
        using var fake = new FakeFfmpeg("touch \"$(dirname \"$0\")/note\"");

        await Should.ThrowAsync<OperationCanceledException>(() => Decoding.Create(fake.Folder).DecodeAsync(
            fake.Song, [AnalysisStream.Mono16KFloat], (_, _) => { }, new CancellationToken(canceled: true)));

        File.Exists(fake.Note).ShouldBeFalse();
    }

    [Fact]
    public async Task DecodeAsync_Child_RunsBelowNormalPriority()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "reads /proc");

        // Waits until the priority was set from outside, then decodes.
        using var fake = new FakeFfmpeg(
            "n=0; while [ \"$(cut -d' ' -f19 /proc/$$/stat)\" -le 0 ] && [ $n -lt 2000 ]; do n=$((n+1)); done; cut -d' ' -f19 /proc/$$/stat > \"$(dirname \"$0\")/note\"; exec $REAL \"$@\"");

        await Decoding.Create(fake.Folder).DecodeFloatsAsync(fake.Song);

        int.Parse(File.ReadAllText(fake.Note)).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task IdentifyAsync_HangingChild_IsStopped()
    {
        using var fake = new FakeFfmpeg("exec sleep 1000");
        var decoder = Decoding.Create(fake.Folder, Impatient);

        var exception = await Should.ThrowAsync<PicksException>(() => decoder.IdentifyAsync(fake.Song, TestContext.Current.CancellationToken));

        exception.Code.ShouldBe("ffmpeg-hung");
    }

    /// <summary>No process is left that was started from the fake's folder or belongs to its group of children.</summary>
    private static async Task ShouldEnd(FakeFfmpeg fake)
    {
        if (!File.Exists(fake.Note) || !int.TryParse(await File.ReadAllTextAsync(fake.Note), out var id))
        {
            // Killed before it could write who it is.
            return;
        }

        for (var i = 0; i < 1000 && IsAlive(id); i++)
        {
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        IsAlive(id).ShouldBeFalse();
    }

    private static bool IsAlive(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
