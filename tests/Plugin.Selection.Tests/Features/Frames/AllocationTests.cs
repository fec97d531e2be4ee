using System.Runtime.InteropServices;
using PredictPicks.Selection.Features;
using PredictPicks.Selection.Features.Loudness;
using PredictPicks.Selection.Features.Rhythm;
using PredictPicks.Selection.Features.Tonal;

namespace PredictPicks.Selection.Tests.Features.Frames;

public class AllocationTests
{
    /// <summary>Rhythm keeps 100 values of 4 bytes a second, for twenty minutes at most; the others keep nothing.</summary>
    public static TheoryData<string, int> Features() => new() { { "tonal", 0 }, { "loudness", 0 }, { "rhythm", 2 * 12_100 } };

    [Theory]
    [MemberData(nameof(Features))]
    public void Add_OfAnotherMinute_AllocatesNoMoreThanIsKept(string name, int bytes)
    {
        IFeature feature = name switch { "tonal" => new TonalFeature(), "loudness" => new LoudnessFeature(), _ => new RhythmFeature() };
        using var pass = feature.BeginSong();
        var minute = MemoryMarshal.AsBytes(Sounds.Beats(60, 120).AsSpan()).ToArray();
        pass.Add(minute);

        var before = GC.GetAllocatedBytesForCurrentThread();
        pass.Add(minute);

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeInRange(0, bytes);
    }

    [Fact]
    public void Add_OfThreeHours_StopsAllocatingWhenTheEnvelopeIsFull()
    {
        using var pass = new RhythmFeature().BeginSong();
        var minute = MemoryMarshal.AsBytes(Sounds.Beats(60, 120).AsSpan()).ToArray();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 180; i++)
        {
            pass.Add(minute);
        }

        // 40 segments of 12 kB, then half as many for each doubling of the length.
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(120 * 12_100);
    }
}
