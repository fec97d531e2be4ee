using PredictPicks.Selection.Features.Embedding;

namespace PredictPicks.Selection.Tests.Features.Embedding;

/// <summary>A network whose vector is the mean of each band over the patch's frames. Remembers how many patches each run had.</summary>
internal sealed class StubBatch(PatchLayout layout, int capacity) : PatchBatch(layout, capacity)
{
    private readonly PatchLayout _layout = layout;

    /// <summary>Every value of the vectors of patches from this number on (0 based, over the song) is NaN.</summary>
    public int FirstNaN { get; init; } = int.MaxValue;

    public int PatchCount { get; private set; }

    public int RunCount { get; private set; }

    public int DisposeCount { get; private set; }

    public override void Run(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Capacity);
        for (var patch = 0; patch < count; patch++)
        {
            for (var band = 0; band < _layout.Dimension; band++)
            {
                var sum = 0f;
                for (var frame = 0; frame < _layout.Frames; frame++)
                {
                    sum += PatchValues[(patch * _layout.PatchLength) + (frame * _layout.Bands) + band];
                }

                VectorValues[(patch * _layout.Dimension) + band] = PatchCount + patch >= FirstNaN ? float.NaN : sum / _layout.Frames;
            }
        }

        PatchCount += count;
        RunCount++;
    }

    public override void Dispose() => DisposeCount++;
}
