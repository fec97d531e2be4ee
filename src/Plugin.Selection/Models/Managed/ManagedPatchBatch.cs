using PredictPicks.Selection.Features.Embedding;

namespace PredictPicks.Selection.Models.Managed;

/// <summary>Patches that run one after another in one workspace: a batch makes none of them cheaper, and this one stays in the cache.</summary>
internal sealed class ManagedPatchBatch : PatchBatch
{
    private readonly NetworkPlan _plan;
    private readonly PatchLayout _layout;
    private readonly Workspace _workspace;

    public ManagedPatchBatch(NetworkPlan plan, PatchLayout layout, int capacity)
        : base(layout, capacity)
    {
        _plan = plan;
        _layout = layout;
        _workspace = plan.CreateWorkspace();
    }

    /// <inheritdoc/>
    public override void Run(int count)
    {
        for (var patch = 0; patch < count; patch++)
        {
            _plan.Run(
                _workspace,
                PatchValues.AsSpan(patch * _layout.PatchLength, _layout.PatchLength),
                VectorValues.AsSpan(patch * _layout.Dimension, _layout.Dimension));
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        // Nothing but memory.
    }
}
