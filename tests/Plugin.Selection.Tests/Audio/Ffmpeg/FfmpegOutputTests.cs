using System.Text;
using CsCheck;
using PredictPicks.Abstractions;
using PredictPicks.Selection.Audio;
using PredictPicks.Selection.Audio.Ffmpeg;
using PredictPicks.Selection.Tests.Audio.Matroska;

namespace PredictPicks.Selection.Tests.Audio.Ffmpeg;

public sealed class FfmpegOutputTests
{
    private static readonly string Hash = new('a', 64);
    private static readonly string OtherHash = new('b', 64);

    private static readonly byte[] Document =
    [
        .. MatroskaWriter.DocumentHeader(), .. MatroskaWriter.Unsized(0x18538067), .. MatroskaWriter.Tracks(AnalysisStream.Mono16KFloat),
        .. MatroskaWriter.Cluster(true, MatroskaWriter.SimpleBlock(1, new byte[400])),
    ];

    [Fact]
    public void Feed_WholeOutputInAnyChunking_TakesItApart() =>
        Gen.Int[1, 700].Sample(cut =>
        {
            var output = Read([.. ";FFMETADATA1\n"u8, .. Document, .. Encoding.ASCII.GetBytes($"0,a,SHA256={Hash}\ntitle=T\n")], cut);

            output.Hash.ShouldBe(Hash);
            output.SampleCounts.ShouldBe([100L]);
            output.Tags.ShouldBe([new("title", "T")]);
        });

    [Fact]
    public void Feed_TagThatLooksLikeAHash_DoesNotReplaceIt()
    {
        var output = Read([.. Document, .. Encoding.ASCII.GetBytes($"0,a,SHA256={Hash}\nx\\\n0,a,SHA256={OtherHash}\n;FFMETADATA1\n0,a,SHA256={OtherHash}\n")], 50);

        output.Hash.ShouldBe(Hash);
        output.HasForgedTags.ShouldBeTrue();
    }

    [Theory]
    [InlineData("0,a,SHA256=abc\n")]
    [InlineData("0,v,SHA256=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n")]
    [InlineData("title=before the hash\n")]
    [InlineData("\u001aE\u00df\u00a3 EBML although no samples were asked for, and long enough to be no line that was expected\n")]
    public void Feed_UnexpectedLine_IsRefused(string text)
    {
        var output = new FfmpegOutput([], (_, _) => { });

        Should.Throw<MalformedOutputException>(() => output.Feed(Encoding.Latin1.GetBytes(text)));
    }

    [Fact]
    public void Feed_EndlessGarbageLine_IsRefusedSoon()
    {
        var output = new FfmpegOutput([], (_, _) => { });

        Should.Throw<MalformedOutputException>(() => output.Feed(new byte[100_000]));
    }

    [Fact]
    public void Feed_AnyBytes_NothingButTheDefinedException() =>
        Gen.Byte.Array[0, 300].Sample(bytes =>
        {
            try
            {
                Read(bytes, 9);
            }
            catch (MalformedOutputException)
            {
                // The one defined way to refuse.
            }
        });

    private static FfmpegOutput Read(byte[] bytes, int cut)
    {
        var output = new FfmpegOutput([AnalysisStream.Mono16KFloat], (_, _) => { });
        for (var at = 0; at < bytes.Length; at += cut)
        {
            output.Feed(new ArraySegment<byte>(bytes, at, Math.Min(cut, bytes.Length - at)));
        }

        output.Complete();
        return output;
    }
}
