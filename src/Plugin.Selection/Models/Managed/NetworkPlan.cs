namespace PredictPicks.Selection.Models.Managed;

/// <summary>A network, ready to run over one patch after another.</summary>
internal sealed class NetworkPlan
{
    private readonly Step[] _steps;
    private readonly IReadOnlyList<Block> _blocks;
    private readonly int _workspaceLength;
    private readonly PlanValue _input;
    private readonly PlanValue _output;

    public NetworkPlan(IReadOnlyList<Step> steps, IReadOnlyList<Block> blocks, int workspaceLength, PlanValue input, PlanValue output)
    {
        _steps = [.. steps];
        _blocks = blocks;
        _workspaceLength = workspaceLength;
        _input = input;
        _output = output;
    }

    /// <summary>Dimensions of the output for one patch.</summary>
    public IReadOnlyList<int> OutputShape => _output.Shape;

    /// <summary>Share of the network's products, 0 to 1, that are computed in a faster way than one by one.</summary>
    public required double FastShare { get; init; }

    /// <summary>Products that a patch takes when they are computed one by one.</summary>
    public required double Products { get; init; }

    /// <summary>Memory for one thread.</summary>
    public Workspace CreateWorkspace() => new(_workspaceLength, _blocks);

    /// <summary>Runs one patch. Allocates nothing.</summary>
    /// <param name="workspace">Of this plan; one thread at a time.</param>
    /// <param name="patch">As long as the input.</param>
    /// <param name="result">As long as the output.</param>
    public void Run(Workspace workspace, ReadOnlySpan<float> patch, Span<float> result)
    {
        patch.CopyTo(workspace.Span(_input.Block, _input.Length));
        foreach (var step in _steps)
        {
            step.Run(workspace);
        }

        workspace.Span(_output.Block, _output.Length).CopyTo(result);
    }
}
