using PredictPicks.Selection.Similarity;

namespace PredictPicks.Selection.Models.Managed;

/// <summary>
/// A convolution of one plane of [frames, width], of which only the maximum over the width is wanted: fast over frames, and the positions'
/// values never leave the cache.
/// </summary>
internal sealed unsafe class RowMaxStep : Step
{
    private readonly Correlator _correlator;
    private readonly RowMaxFilters _filters;
    private readonly AlignedFloats _matrix;
    private readonly AlignedFloats _limits;
    private readonly int[] _starts;
    private readonly int _blocksOfRow;
    private readonly int _input;
    private readonly RowMaxScratch _scratch;
    private readonly int _output;

    /// <param name="correlator">The kernel.</param>
    /// <param name="filters">The filters, transformed.</param>
    /// <param name="input">[products, tiles, width], from <see cref="TimeTransformStep"/>.</param>
    /// <param name="scratch">Memory for what lies between.</param>
    /// <param name="output">[filters · stride, frames / stride]</param>
    public RowMaxStep(Correlator correlator, RowMaxFilters filters, int input, RowMaxScratch scratch, int output)
    {
        (_correlator, _filters, _input, _scratch, _output) = (correlator, filters, input, scratch, output);
        var length = correlator.BlockLength;
        _blocksOfRow = (filters.Shape.Positions + length - 1) / length;
        var tiles = (filters.Shape.Frames + Correlator.FramesAtOnce - 1) / Correlator.FramesAtOnce;
        _starts = [.. Enumerable.Range(0, tiles * _blocksOfRow)
            .Select(block => (block / _blocksOfRow * filters.Shape.Width) + (block % _blocksOfRow * length))];
        _limits = new AlignedFloats(_blocksOfRow * length);
        _limits.Span.Fill(float.NegativeInfinity);
        _limits.Span[..filters.Shape.Positions].Fill(float.PositiveInfinity);
        _matrix = new AlignedFloats(filters.Transform.Output.Length);
        for (var i = 0; i < _matrix.Length; i++)
        {
            _matrix.Span[i] = (float)filters.Transform.Output[i / Correlator.FramesAtOnce, i % Correlator.FramesAtOnce];
        }
    }

    public override void Run(Workspace workspace)
    {
        foreach (var filter in _filters.Silent)
        {
            for (var frame = 0; frame < _filters.Shape.Frames; frame++)
            {
                Store(workspace, filter, frame, 0);
            }
        }

        fixed (int* offsets = _filters.Offsets)
        {
            foreach (var group in _filters.Groups)
            {
                for (var block = 0; block < _starts.Length; block += Correlator.BlocksAtOnce)
                {
                    Multiply(workspace, group, offsets, block);
                    Fold(workspace, group, block);
                }
            }
        }
    }

    /// <summary>The products of all points, for four blocks.</summary>
    private void Multiply(Workspace workspace, RowMaxGroup group, int* offsets, int block)
    {
        var last = _starts.Length - 1;
        var weights = group.Weights.Pointer;
        var sums = workspace[_scratch.Products];
        for (var point = 0; point < _filters.Transform.Products; point++)
        {
            var plane = workspace[_input] + ((nint)point * _filters.Shape.PlaneLength);
            var input = new BlockPointers(
                plane + _starts[block],
                plane + _starts[Math.Min(block + 1, last)],
                plane + _starts[Math.Min(block + 2, last)],
                plane + _starts[Math.Min(block + 3, last)]);
            _correlator.Correlate(group.Filters.Length, weights, offsets + group.FirstTap, group.TapCount, input, sums);
            weights += group.Filters.Length * group.TapCount;
            sums += group.Filters.Length * Correlator.BlocksAtOnce * _correlator.BlockLength;
        }
    }

    private void Fold(Workspace workspace, RowMaxGroup group, int block)
    {
        var length = _correlator.BlockLength;
        for (var i = 0; i < Math.Min(Correlator.BlocksAtOnce, _starts.Length - block); i++)
        {
            var (tile, column) = Math.DivRem(block + i, _blocksOfRow);
            _correlator.Fold(
                group.Filters.Length,
                workspace[_scratch.Products] + (i * length),
                _filters.Transform.Products,
                _matrix.Pointer,
                _limits.Pointer + (column * length),
                workspace[_scratch.Maxima],
                column == 0);
            if (column == _blocksOfRow - 1)
            {
                StoreTile(workspace, group, tile * Correlator.FramesAtOnce);
            }
        }
    }

    private void StoreTile(Workspace workspace, RowMaxGroup group, int firstFrame)
    {
        var largest = workspace[_scratch.Largest];
        _correlator.Reduce(workspace[_scratch.Maxima], group.Filters.Length * Correlator.FramesAtOnce, largest);
        var frames = Math.Min(Correlator.FramesAtOnce, _filters.Shape.Frames - firstFrame);
        for (var row = 0; row < group.Filters.Length; row++)
        {
            for (var frame = 0; frame < frames; frame++)
            {
                Store(workspace, group.Filters[row], firstFrame + frame, largest[(row * Correlator.FramesAtOnce) + frame]);
            }
        }
    }

    /// <summary>A filter that makes several frames at once has a row for each of them.</summary>
    private void Store(Workspace workspace, int filter, int frame, float value)
    {
        var stride = _filters.Shape.Stride;
        var row = (filter * stride) + (frame % stride);
        workspace[_output][(row * (_filters.Shape.Frames / stride)) + (frame / stride)] = value + _filters.Bias[filter];
    }
}

/// <summary>Memory of a <see cref="RowMaxStep"/>.</summary>
/// <param name="Products">[products, filters of a group, blocks at once, block]</param>
/// <param name="Maxima">[filters of a group, frames at once, block]</param>
/// <param name="Largest">[filters of a group, frames at once]</param>
internal sealed record RowMaxScratch(int Products, int Maxima, int Largest);
