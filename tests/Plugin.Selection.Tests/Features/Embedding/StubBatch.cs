using PredictPicks.Selection.Features.Embedding;

namespace PredictPicks.Selection.Tests.Features.Embedding;

/// <summary>A network whose vector is the mean of each band over the patch's frames. Remembers how many patches each run had.</summary>
internal sealed class StubBatch(PatchLayout layout, int capacity) : PatchBatch
{
    private readonly float[] _patches = new float[capacity * layout.PatchLength];
    private readonly float[] _vectors = new float[capacity * layout.Dimension];

    public override int Capacity => capacity;

    public override Span<float> Patches => _patches;

    public override ReadOnlySpan<float> Vectors => _vectors;

    /// <summary>Every value of the vectors of patches from this number on (0 based, over the song) is NaN.</summary>
    public int FirstNaN { get; init; } = int.MaxValue;

    public int PatchCount { get; private set; }

    public int RunCount { get; private set; }

    public int DisposeCount { get; private set; }

    public override void Run(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, capacity);
        for (var patch = 0; patch < count; patch++)
        {
            for (var band = 0; band < layout.Dimension; band++)
            {
                var sum = 0f;
                for (var frame = 0; frame < layout.Frames; frame++)
                {
                    sum += _patches[(patch * layout.PatchLength) + (frame * layout.Bands) + band];
                }

                _vectors[(patch * layout.Dimension) + band] = PatchCount + patch >= FirstNaN ? float.NaN : sum / layout.Frames;
            }
        }

        PatchCount += count;
        RunCount++;
    }

    public override void Dispose() => DisposeCount++;
}
