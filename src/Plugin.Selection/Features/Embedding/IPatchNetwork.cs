namespace PredictPicks.Selection.Features.Embedding;

/// <summary>A network that makes vectors of patches. Any number of threads may use it, each through a batch of its own.</summary>
internal interface IPatchNetwork : IDisposable
{
    /// <summary>Memory for up to <paramref name="capacity"/> patches, for one thread at a time.</summary>
    PatchBatch CreateBatch(int capacity);
}
