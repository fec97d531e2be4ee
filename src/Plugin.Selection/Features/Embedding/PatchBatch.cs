namespace PredictPicks.Selection.Features.Embedding;

/// <summary>
/// A network and the memory for a batch of its inputs: the caller fills <see cref="Patches"/>, runs, and reads <see cref="Vectors"/>.
/// Used by one thread at a time; several batches of one network may run at once.
/// </summary>
internal abstract class PatchBatch(PatchLayout layout, int capacity) : IDisposable
{
    /// <summary>Most patches of one run.</summary>
    public int Capacity => capacity;

    /// <summary>[<see cref="Capacity"/>, patch length]: patches in the network's own order of axes, one after another.</summary>
    public Span<float> Patches => PatchValues;

    /// <summary>[<see cref="Capacity"/>, dimension]: the vectors of the last run, in the order of its patches.</summary>
    public ReadOnlySpan<float> Vectors => VectorValues;

    protected float[] PatchValues { get; } = new float[capacity * layout.PatchLength];

    protected float[] VectorValues { get; } = new float[capacity * layout.Dimension];

    /// <summary>Runs the network over the first <paramref name="count"/> patches, 1 to <see cref="Capacity"/>.</summary>
    public abstract void Run(int count);

    public abstract void Dispose();
}
