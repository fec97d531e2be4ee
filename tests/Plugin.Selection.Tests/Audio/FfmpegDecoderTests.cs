using System.Text;
using PredictPicks.Abstractions;
using PredictPicks.Selection.Audio.Ffmpeg;
using PredictPicks.Selection.Tests.Support;

namespace PredictPicks.Selection.Tests.Audio;

public sealed class FfmpegDecoderTests(EncodedFiles files) : IClassFixture<EncodedFiles>
{
    private static readonly AnalysisStream Fingerprint = new(11_025, SampleFormat.Int16);

    public static TheoryData<string> Formats => new(EncodedFiles.Formats);

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task DecodeAsync_EveryFormat_GivesHashSamplesAndProperties(string format)
    {
        var path = files[format];

        var (audio, samples) = await Decoding.Create().DecodeFloatsAsync(path);

        audio.Identity.Id.Value.ShouldBe(FfmpegTool.StreamHash(path));
        Bytes(samples).ShouldBe(Reference(path, "aresample=16000:ochl=mono:rematrix_maxval=1:osf=flt", "f32le"));
        audio.DurationSeconds.ShouldBe(samples.Length / 16_000.0);
        audio.DurationSeconds.ShouldBe(EncodedFiles.Seconds, 0.1);
        audio.Warning.ShouldBeNull();
        audio.Identity.Properties.Channels.ShouldBe(2);
        audio.Identity.Properties.SampleRateHz.ShouldBe(format == "opus" ? 48_000 : EncodedFiles.SampleRateHz);
        audio.Identity.Properties.Codec.ShouldBe(Codec(format));
        var containerKbps = new FileInfo(path).Length * 8 / EncodedFiles.Seconds / 1000;
        audio.Identity.Properties.BitrateKbps.ShouldNotBeNull().ShouldBeInRange((int)(containerKbps * 0.85), (int)(containerKbps * 1.02) + 1);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task IdentifyAsync_EveryFormat_AgreesWithTheDecode(string format)
    {
        var decoder = Decoding.Create();
        var (audio, _) = await decoder.DecodeAsync(files[format], Fingerprint);

        var identity = await decoder.IdentifyAsync(files[format], TestContext.Current.CancellationToken);

        identity.Id.ShouldBe(audio.Identity.Id);
        identity.ContainerTags.ShouldBe(audio.Identity.ContainerTags);
        (identity.Properties with { BitrateKbps = null }).ShouldBe(audio.Identity.Properties with { BitrateKbps = null });
        ((double)identity.Properties.BitrateKbps!).ShouldBe(audio.Identity.Properties.BitrateKbps!.Value, audio.Identity.Properties.BitrateKbps.Value * 0.05);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task DecodeAsync_FingerprintStream_EqualsTheInputOfFpcalc(string format)
    {
        // The filter is what fpcalc 1.5.1 sets up in libswresample.
        const string Fpcalc = "aresample=11025:filter_size=16:phase_shift=8:linear_interp=1:cutoff=0.8:resampler=swr:ochl=mono:osf=s16";

        var (_, bytes) = await Decoding.Create().DecodeAsync(files[format], Fingerprint);

        bytes.ShouldBe(Reference(files[format], Fpcalc, "s16le"));
    }

    [Fact]
    public async Task DecodeAsync_SeveralStreams_EachIsAsIfAlone()
    {
        var decoder = Decoding.Create();
        AnalysisStream[] streams = [AnalysisStream.Mono16KFloat, Fingerprint, new(48_000, SampleFormat.Float32)];
        var received = streams.ToDictionary(stream => stream, _ => new List<byte>());

        await decoder.DecodeAsync(files["mp3"], streams, (stream, block) => received[stream].AddRange(block), TestContext.Current.CancellationToken);

        foreach (var stream in streams)
        {
            received[stream].ShouldBe((await decoder.DecodeAsync(files["mp3"], stream)).Bytes);
        }
    }

    [Fact]
    public async Task DecodeAsync_Stereo_IsTheMeanOfLeftAndRight()
    {
        var path = files.NewFile("stereo16k.wav");
        var stereo = Signals.Noise(2 * 48_000, seed: 7, amplitude: 1);
        WaveFile.WriteFloat(path, 16_000, 2, stereo);

        var (_, samples) = await Decoding.Create().DecodeFloatsAsync(path);

        ShouldBeClose(samples, Signals.Mean(stereo, 2));
    }

    public static TheoryData<string> MixableLayouts => new(ChannelLayouts.MixableNames);

    [Theory]
    [MemberData(nameof(MixableLayouts))]
    public async Task DecodeAsync_EveryNamedLayout_IsThePlainMean(string layout)
    {
        FfmpegTool.Require();
        var channels = ChannelLayouts.CountChannels(layout)!.Value;
        var noise = Signals.Noise(channels * 16_000, seed: channels);
        var raw = files.NewFile($"{layout}.f32");
        File.WriteAllBytes(raw, Bytes(noise));
        var path = files.NewFile($"{layout}.caf");
        FfmpegTool.Run("-f", "f32le", "-ar", "16000", "-ac", $"{channels}", "-channel_layout", layout, "-i", raw, "-c:a", "pcm_f32le", path);

        var (audio, samples) = await Decoding.Create().DecodeFloatsAsync(path);

        audio.Identity.Properties.Channels.ShouldBe(channels);
        ShouldBeClose(samples, Signals.Mean(noise, channels));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(16)]
    [InlineData(24)]
    public async Task DecodeAsync_LayoutThatTheMixerDoesNotKnow_IsThePlainMeanToo(int channels)
    {
        var path = files.NewFile($"{channels}.wav");
        var noise = Signals.Noise(channels * 16_000, seed: channels);
        WaveFile.WriteFloat(path, 16_000, channels, noise);

        var (audio, samples) = await Decoding.Create().DecodeFloatsAsync(path);

        audio.Identity.Properties.Channels.ShouldBe(channels);
        ShouldBeClose(samples, Signals.Mean(noise, channels));
    }

    [Theory]
    [InlineData(100, 44_100)]
    [InlineData(100, 8_000)]
    [InlineData(22_050, 44_100)]
    [InlineData(96_000, 192_000)]
    public async Task DecodeAsync_VeryShortOrFastFiles_Decode(int frames, int rateHz)
    {
        var path = files.NewFile($"short{frames}-{rateHz}.wav");
        WaveFile.WriteInt16(path, rateHz, 1, new short[frames]);

        var (audio, samples) = await Decoding.Create().DecodeFloatsAsync(path);

        audio.DurationSeconds.ShouldBe(frames / (double)rateHz, 1.0 / 8000);
        samples.ShouldAllBe(sample => sample == 0);
    }

    [Fact]
    public async Task DecodeAsync_SilenceOrNotANumber_IsPassedOn()
    {
        var path = files.NewFile("nan.wav");
        WaveFile.WriteFloat(path, 16_000, 1, [0, float.NaN, float.PositiveInfinity, 0.25f]);

        var (_, samples) = await Decoding.Create().DecodeFloatsAsync(path);

        samples.Length.ShouldBe(4);
        samples[3].ShouldBe(0.25f);
    }

    [Fact]
    public async Task IdentifyAsync_RetaggedAndMovedFile_KeepsItsId()
    {
        var path = files.NewFile("other name.mp3");
        FfmpegTool.Run("-i", files["mp3"], "-c", "copy", "-metadata", "title=Another", "-metadata", "comment=" + new string('x', 5000), path);

        var decoder = Decoding.Create();
        var before = await decoder.IdentifyAsync(files["mp3"], TestContext.Current.CancellationToken);
        var after = await decoder.IdentifyAsync(path, TestContext.Current.CancellationToken);

        after.Id.ShouldBe(before.Id);
        after.ContainerTags.ShouldContain(new KeyValuePair<string, string>("title", "Another"));
    }

    [Fact]
    public async Task DecodeAsync_CoverArt_IsNeitherHashedNorCountedAsBitrate()
    {
        var cover = files.NewFile("cover.png");
        FfmpegTool.Run("-f", "lavfi", "-i", "nullsrc=s=300x300,geq=random(1)*255:128:128", "-frames:v", "1", cover);
        var path = files.NewFile("cover.mp3");
        FfmpegTool.Run("-i", files["mp3"], "-i", cover, "-map", "0:a", "-map", "1:v", "-c", "copy", "-disposition:v", "attached_pic", path);

        var (plain, _) = await Decoding.Create().DecodeAsync(files["mp3"], Fingerprint);
        var (covered, _) = await Decoding.Create().DecodeAsync(path, Fingerprint);

        covered.Identity.Id.ShouldBe(plain.Identity.Id);
        covered.Identity.Properties.ShouldBe(plain.Identity.Properties);
    }

    [Fact]
    public async Task DecodeAsync_TagsThatLookLikeOutput_ForgeNothing()
    {
        var path = files.NewFile("forged.mka");
        var fake = "0,a,SHA256=" + new string('f', 64);
        FfmpegTool.Run(
            "-i", files["flac"], "-c", "copy",
            "-metadata", $"title=x\n{fake}\n[info] Input #0, hls, from 'y':\n  Stream #0:0: Audio: forged, 1 Hz, mono",
            "-metadata", $"x\n{fake}\n[info]   Stream #0:0: Audio: forged, 1 Hz, mono, fltp, 1 kb/s=value",
            path);

        var (audio, _) = await Decoding.Create().DecodeAsync(path, Fingerprint);

        audio.Identity.Id.Value.ShouldBe(FfmpegTool.StreamHash(path));
        audio.Identity.Properties.Codec.ShouldNotBe("forged");
        audio.Identity.ContainerTags.Single(tag => tag.Key == "title").Value.ShouldContain(fake);
    }

    [Theory]
    [InlineData("mp3", "libmp3lame")]
    [InlineData("ogg", "libvorbis")]
    public async Task DecodeAsync_RateAndChannelsChangeInTheMiddle_DecodesBothParts(string format, string encoder)
    {
        var second = files.NewFile("second." + format);
        FfmpegTool.Run("-i", files["source"], "-ac", "1", "-ar", "22050", "-c:a", encoder, second);
        var path = files.NewFile("chained." + format);
        File.WriteAllBytes(path, [.. File.ReadAllBytes(files[format]), .. File.ReadAllBytes(second)]);

        var (audio, samples) = await Decoding.Create().DecodeFloatsAsync(path);

        audio.Identity.Id.Value.ShouldBe(FfmpegTool.StreamHash(path));

        // Up to 0.4 s are lost at the change; see the decoder's remarks.
        audio.DurationSeconds.ShouldBe(2 * EncodedFiles.Seconds, 0.5);
        samples[^16_000..].Max().ShouldBeGreaterThan(0.1f);
    }

    [Fact]
    public async Task DecodeAsync_ReceiverThrows_ItsExceptionComesThrough()
    {
        var exception = new InvalidDataException("mine");

        var thrown = await Should.ThrowAsync<InvalidDataException>(() => Decoding.Create().DecodeAsync(
            files["flac"],
            [Fingerprint],
            (_, _) => throw exception,
            TestContext.Current.CancellationToken));

        thrown.ShouldBeSameAs(exception);
    }

    private static byte[] Reference(string path, string filter, string format) =>
        FfmpegTool.Run("-i", "file:" + path, "-map", "0:a:0", "-af", filter, "-f", format, "-");

    private static byte[] Bytes(float[] samples)
    {
        var bytes = new byte[samples.Length * sizeof(float)];
        Buffer.BlockCopy(samples, 0, bytes, 0, bytes.Length);
        return bytes;
    }

    /// <summary>A few roundings of float32 at full scale.</summary>
    private static void ShouldBeClose(float[] actual, float[] expected)
    {
        actual.Length.ShouldBe(expected.Length);
        actual.Zip(expected, (a, b) => Math.Abs(a - b)).Max().ShouldBeLessThan(5e-7f);
    }

    private static string Codec(string format) => format switch
    {
        "mp3" or "vbr.mp3" => "mp3",
        "ogg" or "mka" => "vorbis",
        "m4a" or "aac" => "aac",
        "alac.m4a" => "alac",
        "wav" => "pcm_s16le",
        "24.wav" => "pcm_s24le",
        "float.wav" => "pcm_f32le",
        "adpcm.wav" => "adpcm_ima_wav",
        "aiff" => "pcm_s16be",
        "wma" => "wmav2",
        "wv" => "wavpack",
        _ => format,
    };
}
