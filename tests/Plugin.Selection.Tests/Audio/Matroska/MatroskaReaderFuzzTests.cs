using CsCheck;
using PredictPicks.Abstractions;
using PredictPicks.Selection.Audio;
using PredictPicks.Selection.Audio.Matroska;
using static PredictPicks.Selection.Tests.Audio.Matroska.MatroskaWriter;

namespace PredictPicks.Selection.Tests.Audio.Matroska;

/// <summary>Whatever the bytes are: an end, no other exception, no more samples than bytes, and bounded memory.</summary>
public sealed class MatroskaReaderFuzzTests
{
    /// <summary>The longest header element and some change; a reader that believed a forged size would take far more.</summary>
    private const long MostBytes = 1024 * 1024;

    private static readonly byte[] Valid =
    [
        .. DocumentHeader(), .. Unsized(0x18538067), .. Element(0x1549A966, new byte[20]), .. Tracks(AnalysisStream.Mono16KFloat),
        .. Cluster(true, [.. SimpleBlock(1, new byte[40]), .. BlockGroup(1, new byte[24])]), .. Cluster(false, SimpleBlock(1, new byte[80])),
        .. Element(0x1C53BB6B, new byte[9]),
    ];

    [Fact]
    public void Feed_RandomBytes_EndsCleanly() => Gen.Byte.Array[0, 400].Sample(Survives, iter: 20_000);

    [Fact]
    public void Feed_RandomBytesAfterAValidStart_EndsCleanly() =>
        Gen.Byte.Array[0, 200].Sample(bytes => Survives([.. Valid[..200], .. bytes]), iter: 20_000);

    [Fact]
    public void Feed_MutatedStream_EndsCleanly() =>
        Gen.Select(Gen.Int[0, Valid.Length - 1], Gen.Byte).Array[1, 6].Sample(
            mutations =>
            {
                var bytes = Valid.ToArray();
                foreach (var (at, value) in mutations)
                {
                    bytes[at] = value;
                }

                Survives(bytes);
            },
            iter: 40_000);

    [Fact]
    public void Feed_SplicedStream_EndsCleanly() =>
        Gen.Select(Gen.Int[0, Valid.Length], Gen.Int[0, Valid.Length], Gen.Int[0, Valid.Length]).Sample(
            (a, b, c) => Survives([.. Valid[..a], .. Valid[b..], .. Valid[..c]]),
            iter: 20_000);

    private static void Survives(byte[] bytes)
    {
        var samples = 0;
        var reader = new MatroskaReader([AnalysisStream.Mono16KFloat], (_, block) => samples += block.Count);
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            var used = reader.Feed(bytes);
            used.ShouldBeLessThanOrEqualTo(bytes.Length);
        }
        catch (MalformedOutputException)
        {
            // The one defined way to refuse.
        }

        samples.ShouldBeLessThanOrEqualTo(bytes.Length);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(MostBytes);
    }
}
