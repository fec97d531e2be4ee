using PredictPicks.Selection.Similarity;

namespace PredictPicks.Selection.Models.Managed;

/// <summary>All memory that one thread needs to run a network: where each of the plan's blocks lies.</summary>
internal sealed unsafe class Workspace
{
    private readonly AlignedFloats _memory;
    private readonly float*[] _blocks;

    /// <param name="length">Floats of all blocks that change.</param>
    /// <param name="blocks">The plan's blocks; a constant's memory is shared.</param>
    public Workspace(int length, IReadOnlyList<Block> blocks)
    {
        _memory = new AlignedFloats(length);
        _blocks = new float*[blocks.Count];
        for (var i = 0; i < blocks.Count; i++)
        {
            _blocks[i] = blocks[i].Constant is { } constant ? constant.Pointer : _memory.Pointer + blocks[i].Start;
        }
    }

    /// <summary>The block's first float; valid while this object lives.</summary>
    public float* this[int block] => _blocks[block];

    public Span<float> Span(int block, int length) => new(_blocks[block], length);
}
