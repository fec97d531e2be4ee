using System.Text;
using CsCheck;
using PredictPicks.Abstractions;
using PredictPicks.Selection.Audio;
using PredictPicks.Selection.Audio.Matroska;
using static PredictPicks.Selection.Tests.Audio.Matroska.MatroskaWriter;

namespace PredictPicks.Selection.Tests.Audio.Matroska;

public sealed class MatroskaReaderTests
{
    private static readonly AnalysisStream Float = AnalysisStream.Mono16KFloat;
    private static readonly AnalysisStream Int16 = new(11_025, SampleFormat.Int16);

    private static readonly byte[] Start = [.. DocumentHeader(), .. Unsized(0x18538067), .. Tracks(Float, Int16)];

    /// <summary>A document, and the samples of its two tracks.</summary>
    private static readonly Gen<(byte[] Document, byte[] First, byte[] Second)> Documents =
        from clusters in Gen.Select(Gen.Bool, Gen.Select(Gen.Int[1, 2], Gen.Int[0, 40], Gen.Bool, Gen.Int).Array[0, 6]).Array[0, 5]
        from hasCues in Gen.Bool
        select Build(clusters, hasCues);

    private static readonly Gen<int[]> Cuts = Gen.Int[1, 60].Array[1, 20];

    [Fact]
    public void Feed_ValidStreamInAnyChunking_DeliversEverySample() =>
        Gen.Select(Documents, Cuts).Sample((document, cuts) =>
        {
            var received = Read(document.Document, cuts, out var reader, out var used);

            used.ShouldBe(document.Document.Length);
            reader.IsComplete.ShouldBeTrue();
            received[0].ShouldBe(document.First);
            received[1].ShouldBe(document.Second);
            reader.SampleCounts.ShouldBe([document.First.Length / 4, document.Second.Length / 2]);
        });

    [Fact]
    public void Feed_TextAfterTheDocument_StopsExactlyThere() =>
        Gen.Select(Documents, Cuts).Sample((document, cuts) =>
        {
            byte[] all = [.. document.Document, .. "0,a,SHA256=\nA=B\n"u8];

            Read(all, cuts, out var reader, out var used);

            used.ShouldBe(document.Document.Length);
            reader.IsComplete.ShouldBeTrue();
        });

    [Fact]
    public void Feed_CutOffStream_IsNotComplete()
    {
        byte[] document = [.. Start, .. Cluster(sized: true, SimpleBlock(1, new byte[40]))];
        var trackTableEnd = Start.Length;

        for (var length = 0; length < document.Length; length++)
        {
            Read(document[..length], [7], out var reader, out _);
            reader.IsComplete.ShouldBe(length == trackTableEnd, $"after {length} of {document.Length} bytes");
        }
    }

    public static TheoryData<string, byte[]> Forbidden => new()
    {
        { "lacing", [.. Start, .. Cluster(true, SimpleBlock(1, new byte[8], flags: 0x04))] },
        { "a block of an unknown track", [.. Start, .. Cluster(true, SimpleBlock(3, new byte[8]))] },
        { "half a sample", [.. Start, .. Cluster(true, SimpleBlock(1, new byte[6]))] },
        { "a block without a header", [.. Start, .. Cluster(true, Element(0xA3, 0x81, 0))] },
        { "a block longer than its cluster", [.. Start, .. Element(0x1F43B675, [.. Id(0xA3), .. Size(50, 1), 0x81, 0, 0, 0])] },
        { "an unsized cluster in a sized segment", [.. DocumentHeader(), .. Element(0x18538067, [.. Tracks(Float, Int16), .. Unsized(0x1F43B675, new byte[90])])] },
        { "an unsized block", [.. Start, .. Unsized(0x1F43B675, Unsized(0xA3))] },
        { "samples before the tracks", [.. DocumentHeader(), .. Unsized(0x18538067), .. Cluster(true, SimpleBlock(1, new byte[8]))] },
        { "a second track table", [.. Start, .. Tracks(Float, Int16)] },
        { "WebM", [.. DocumentHeader("webm"), .. Unsized(0x18538067)] },
        { "text", Encoding.ASCII.GetBytes("#EXTM3U\n#EXTINF:10\n") },
        { "zeros", new byte[100] },
        { "a missing track", [.. DocumentHeader(), .. Unsized(0x18538067), .. Tracks(Float)] },
        { "tracks in another order", [.. DocumentHeader(), .. Unsized(0x18538067), .. Tracks(Int16, Float)] },
        { "another sample rate", [.. DocumentHeader(), .. Unsized(0x18538067), .. Tracks(new AnalysisStream(48_000, SampleFormat.Float32), Int16)] },
        { "a third track", [.. DocumentHeader(), .. Unsized(0x18538067), .. Tracks(Float, Int16, Int16)] },
        { "stereo", [.. DocumentHeader(), .. Unsized(0x18538067), .. Element(0x1654AE6B, [.. Track(1, Float, channels: 2), .. Track(2, Int16)])] },
        { "compression", [.. DocumentHeader(), .. Unsized(0x18538067), .. Element(0x1654AE6B, [.. Track(1, Float, more: Element(0x6D80)), .. Track(2, Int16)])] },
        { "a huge track table", [.. DocumentHeader(), .. Unsized(0x18538067), .. Id(0x1654AE6B), .. Size(1L << 40, 8)] },
    };

    [Theory]
    [MemberData(nameof(Forbidden))]
    public void Feed_WhatFfmpegWouldNotWrite_IsRefused(string what, byte[] document) =>
        Should.Throw<MalformedOutputException>(() => Read(document, [1000], out _, out _), what);

    [Fact]
    public void Feed_UnknownElements_AreSkipped()
    {
        var samples = Enumerable.Range(0, 8).Select(value => (byte)value).ToArray();
        byte[] document =
        [
            .. DocumentHeader(), .. Element(0xEC, new byte[5]), .. Unsized(0x18538067), .. Element(0x1549A966, new byte[300_000]), .. Tracks(Float, Int16),
            .. Element(0x1254C367, new byte[70]), .. Cluster(true, [.. Element(0xAB, 1), .. SimpleBlock(1, samples), .. Element(0xEC)]), .. Element(0x1C53BB6B),
        ];

        var received = Read(document, [11], out var reader, out _);

        reader.IsComplete.ShouldBeTrue();
        received[0].ShouldBe(samples);
    }

    [Fact]
    public void Feed_ReceiverThrows_ItsExceptionComesThrough()
    {
        byte[] document = [.. Start, .. Cluster(true, SimpleBlock(1, new byte[8]))];
        var reader = new MatroskaReader([Float, Int16], (_, _) => throw new InvalidOperationException("full"));

        Should.Throw<InvalidOperationException>(() => reader.Feed(document)).Message.ShouldBe("full");
    }

    private static (byte[] Document, byte[] First, byte[] Second) Build(
        (bool Sized, (int Track, int Samples, bool InGroup, int Seed)[] Blocks)[] clusters,
        bool hasCues)
    {
        var writer = new MatroskaWriter().Add(Start);
        List<byte>[] tracks = [[], []];
        foreach (var (sized, blocks) in clusters)
        {
            List<byte> content = [];
            foreach (var (track, samples, inGroup, seed) in blocks)
            {
                var payload = new byte[samples * (track == 1 ? 4 : 2)];
                new Random(seed).NextBytes(payload);
                tracks[track - 1].AddRange(payload);
                content.AddRange(inGroup ? BlockGroup(track, payload) : SimpleBlock(track, payload));
            }

            writer.Add(Cluster(sized, [.. content]));
        }

        if (hasCues)
        {
            writer.Add(Element(0x1C53BB6B, new byte[33]));
        }

        return (writer.ToArray(), [.. tracks[0]], [.. tracks[1]]);
    }

    private static List<byte>[] Read(byte[] document, int[] cuts, out MatroskaReader reader, out int used)
    {
        List<byte>[] received = [[], []];
        reader = new MatroskaReader([Float, Int16], (stream, samples) =>
        {
            (samples.Count % stream.BytesPerSample).ShouldBe(0);
            samples.Count.ShouldBeGreaterThan(0);
            received[stream == Float ? 0 : 1].AddRange(samples);
        });
        used = 0;
        for (var i = 0; used < document.Length; i++)
        {
            var piece = new ArraySegment<byte>(document, used, Math.Min(cuts[i % cuts.Length], document.Length - used));
            var taken = reader.Feed(piece);
            used += taken;
            if (taken < piece.Count)
            {
                break;
            }
        }

        return received;
    }
}
