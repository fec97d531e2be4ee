using System.Text;
using CsCheck;
using PredictPicks.Selection.Audio.Ffmpeg;

namespace PredictPicks.Selection.Tests.Audio.Ffmpeg;

public sealed class FfmpegLogTests
{
    /// <summary>As FFmpeg 5.1.9 wrote it, shortened.</summary>
    private const string Mp4 = """
        [info] Input #0, mov,mp4,m4a,3gp,3g2,mj2, from 'file:/music/a.m4a':
        [info]   Metadata:
        [info]     title           : First line
        [info]                     : Stream #0:0: Audio: forged, 1 Hz, mono
        [info]   Duration: 01:02:03.50, start: 0.000000, bitrate: 130 kb/s
        [info]   Stream #0:0[0x1](und): Video: png, 1 reference frame, rgb24(pc), 500x500, 90k tbr, 90k tbn (attached pic)
        [info]   Stream #0:1[0x2](und): Audio: aac (LC) (mp4a / 0x6134706D), 44100 Hz, 5.1(side), fltp, 128 kb/s (default)
        [info]   Stream #0:2[0x3](und): Audio: ac3, 48000 Hz, stereo, fltp, 192 kb/s
        [info] Output #0, matroska, to 'pipe:1':
        [info]   Stream #0:0: Audio: pcm_f32le, 16000 Hz, mono, flt, 512 kb/s (default)
        [verbose]   Input stream #0:0 (video): 1 packets read (9999 bytes);
        [verbose]   Input stream #0:1 (audio): 863 packets read (322219 bytes); 862 frames decoded (882688 samples);
        """;

    [Fact]
    public void Feed_RealLogInAnyChunking_DescribesTheFirstAudioStream() =>
        Gen.Select(Gen.Int[1, 200], Gen.Bool.Select(isWindows => isWindows ? "\r\n" : "\n")).Sample((cut, lineEnd) =>
        {
            var log = Read(Mp4.ReplaceLineEndings(lineEnd), cut);

            log.Format.ShouldBe("mov,mp4,m4a,3gp,3g2,mj2");
            log.Audio.ShouldBe(new AudioStreamInfo(1, "aac", "aac (LC) (mp4a / 0x6134706D)", 44100, "5.1(side)", 128));
            log.Audio!.Channels.ShouldBe(6);
            log.DurationSeconds.ShouldBe(3723.5);
            log.ContainerBitrateKbps.ShouldBe(130);
            log.PacketBytes.ShouldBe(322219);
            log.IsDamaged.ShouldBeFalse();
        });

    [Fact]
    public void Described_InputIsOver_CompletesBeforeTheLogEnds()
    {
        var log = new FfmpegLog();
        log.Feed(Encoding.UTF8.GetBytes("[info] Input #0, mp3, from 'x':\n[info]   Stream #0:0: Audio: mp3, 44100 Hz, mono, fltp\n"));
        log.Described.IsCompleted.ShouldBeFalse();

        log.Feed("[info] Stream mapping:\n"u8);

        log.Described.IsCompleted.ShouldBeTrue();
    }

    [Fact]
    public void Feed_ErrorsAfterTheInput_AreDamage()
    {
        Read("[error] Error while decoding stream #0:0: Invalid data found\n", 5).IsDamaged.ShouldBeFalse();
        Read("[info] Input #0, mp3, from 'x':\n[error] Error while decoding stream #0:0: Invalid data found\n", 5).IsDamaged.ShouldBeTrue();
        Read("[info] Input #0, mp3, from 'x':\n[aist#0:0/mp3 @ 0x1] [error] Error submitting packet to decoder: oh\n", 5).IsDamaged.ShouldBeTrue();
        Read("[info] Input #0, ogg, from 'x':\n[ogg @ 0x55] [error] invalid pts -104\n", 5).IsDamaged.ShouldBeFalse();
        Read("[info] Input #0, mp3, from 'x':\n[warning] x: corrupt input packet in stream 0\n", 5).IsDamaged.ShouldBeTrue();
        Read("[info] Input #0, mp3, from 'x':\n[warning] Guessed Channel Layout\n", 5).IsDamaged.ShouldBeFalse();
    }

    [Fact]
    public void Feed_GuessedDuration_IsNotTrusted()
    {
        const string Input = "[info] Input #0, mp3, from 'x':\n[info]   Duration: 00:00:10.00, start: 0.0, bitrate: 96 kb/s\n";

        Read(Input, 99).DurationSeconds.ShouldBe(10);
        Read("[mp3 @ 0x55] [warning] Estimating duration from bitrate, this may be inaccurate\n" + Input, 99).DurationSeconds.ShouldBeNull();
    }

    [Theory]
    [InlineData("N/A, bitrate: N/A")]
    [InlineData("N/A, start: 0.0, bitrate: 192 kb/s")]
    [InlineData("00:00:00.00, bitrate: 0 kb/s")]
    [InlineData("-1:00:00.00")]
    [InlineData("a:b:c")]
    public void Feed_NoDuration_IsMissing(string text) =>
        Read($"[info] Input #0, x, from 'x':\n[info]   Duration: {text}\n", 40).DurationSeconds.ShouldBeNull();

    [Theory]
    [InlineData("  Stream #0:0: Audio: none (wf[0][0] / 0x6677), 44100 Hz, stereo, 1411 kb/s", null, 44100, 2)]
    [InlineData("  Stream #0:0: Audio: opus, 48000 Hz, stereo, fltp, delay 312", "opus", 48000, 2)]
    [InlineData("  Stream #0:0: Audio: pcm_s16le ([1][0][0][0] / 0x0001), 44100 Hz, 9 channels, s16, 6350 kb/s", "pcm_s16le", 44100, 9)]
    [InlineData("  Stream #0:0: Audio: flac, 96000 Hz, 7 channels (FL+FR+FC+LFE+BL+BR+TC), s32 (24 bit)", "flac", 96000, 7)]
    [InlineData("  Stream #0:0: Audio: mp3", "mp3", null, null)]
    [InlineData("  Stream #0:0: Audio: dts (DTS-HD MA), 48000 Hz, some words, s32p", "dts", 48000, null)]
    public void Parse_AudioLine_IsUnderstood(string line, string? codec, int? rate, int? channels)
    {
        var info = AudioStreamInfo.Parse(line).ShouldNotBeNull();

        (info.Codec, info.SampleRateHz, info.Channels).ShouldBe((codec, rate, channels));
    }

    [Theory]
    [InlineData("    Stream #0:0: Audio: forged, 1 Hz, mono")]
    [InlineData("  Stream #0:x: Audio: mp3")]
    [InlineData("  Stream #0:0: Video: h264: Audio")]
    [InlineData("")]
    public void Parse_AnotherLine_IsNotAudio(string line) => AudioStreamInfo.Parse(line).ShouldBeNull();

    [Fact]
    public void Feed_FloodOfComplaints_StaysBounded()
    {
        var log = new FfmpegLog();
        var line = Encoding.ASCII.GetBytes("[x @ 0x1] [error] " + new string('e', 100_000) + "\n");
        for (var i = 0; i < 1000; i++)
        {
            log.Feed(line);
        }

        log.Complete();

        log.Complaints.Sum(complaint => complaint.Length).ShouldBeInRange(1, 100_000);
    }

    [Fact]
    public void Feed_AnyBytes_Survives() =>
        Gen.Select(Gen.Byte.Array[0, 300], Gen.String[Gen.Char["[]:#, \ninfoerrStreamDuration0.9/"], 0, 200]).Sample((bytes, text) =>
        {
            var log = new FfmpegLog();
            log.Feed(bytes);
            log.Feed(Encoding.UTF8.GetBytes("[info] Input #0, x, from 'y':\n[info]   Duration: " + text + "\n[info]   Stream #0:0: Audio: " + text));
            log.Complete();
            log.Described.IsCompleted.ShouldBeTrue();
        });

    private static FfmpegLog Read(string text, int cut)
    {
        var log = new FfmpegLog();
        foreach (var piece in Encoding.UTF8.GetBytes(text).Chunk(cut))
        {
            log.Feed(piece);
        }

        log.Complete();
        return log;
    }
}
