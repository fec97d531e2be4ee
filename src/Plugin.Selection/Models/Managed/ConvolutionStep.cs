using System.Numerics.Tensors;
using PredictPicks.Selection.Similarity;

namespace PredictPicks.Selection.Models.Managed;

/// <summary>A convolution of any stride, dilation and grouping over a padded input (<see cref="PadStep"/>), product by product.</summary>
internal sealed unsafe class ConvolutionStep : Step
{
    private readonly Correlator _correlator;
    private readonly ConvolutionShape _shape;
    private readonly AlignedFloats _weights;
    private readonly float[] _bias;
    private readonly int[] _offsets;
    private readonly RowGroup[] _rows;
    private readonly int _input;
    private readonly int _sums;
    private readonly int _output;

    /// <param name="correlator">The kernel.</param>
    /// <param name="shape">What is convolved.</param>
    /// <param name="weights">[filters, channels of a group, height, width]</param>
    /// <param name="bias">[filters]</param>
    /// <param name="input">The padded input.</param>
    /// <param name="sums">Scratch of <see cref="SumsLength"/>.</param>
    /// <param name="output">[filters, height, width]</param>
    public ConvolutionStep(
        Correlator correlator, ConvolutionShape shape, ReadOnlySpan<float> weights, ReadOnlySpan<float> bias, int input, int sums, int output)
    {
        (_correlator, _shape) = (correlator, shape);
        (_input, _sums, _output) = (input, sums, output);
        _bias = bias.ToArray();
        _offsets = shape.TapOffsets();
        _rows = [.. Enumerable.Range(0, shape.Groups).SelectMany(group =>
            RowGroup.Split(group * shape.FiltersOfGroup, shape.FiltersOfGroup, correlator.MaxRows))];
        _weights = Pack(weights);
    }

    public static int SumsLength(Correlator correlator) => correlator.MaxRows * Correlator.BlocksAtOnce * correlator.BlockLength;

    public override void Run(Workspace workspace)
    {
        fixed (int* offsets = _offsets)
        {
            foreach (var rows in _rows)
            {
                RunRows(workspace, rows, offsets);
            }
        }
    }

    /// <summary>All positions of a few filters.</summary>
    private void RunRows(Workspace workspace, RowGroup rows, int* offsets)
    {
        var weights = _weights.Pointer + ((nint)rows.First * _offsets.Length);
        var input = workspace[_input] + ((nint)(rows.First / _shape.FiltersOfGroup) * _shape.GroupPitch);
        var blocksOfRow = (_shape.Width.OutputSize + _correlator.BlockLength - 1) / _correlator.BlockLength;
        var blocks = _shape.Height.OutputSize * blocksOfRow;
        for (var block = 0; block < blocks; block += Correlator.BlocksAtOnce)
        {
            var last = blocks - 1;
            var pointers = new BlockPointers(
                Start(input, block, blocksOfRow),
                Start(input, Math.Min(block + 1, last), blocksOfRow),
                Start(input, Math.Min(block + 2, last), blocksOfRow),
                Start(input, Math.Min(block + 3, last), blocksOfRow));
            _correlator.Correlate(rows.Count, weights, offsets, _offsets.Length, pointers, workspace[_sums]);
            for (var i = 0; i < Math.Min(Correlator.BlocksAtOnce, blocks - block); i++)
            {
                Store(workspace, rows, i, (block + i) / blocksOfRow, (block + i) % blocksOfRow * _correlator.BlockLength);
            }
        }
    }

    private float* Start(float* input, int block, int blocksOfRow) =>
        input + ((nint)(block / blocksOfRow) * _shape.Height.Stride * _shape.RowPitch) + (block % blocksOfRow * _correlator.BlockLength);

    private void Store(Workspace workspace, RowGroup rows, int block, int row, int column)
    {
        var length = Math.Min(_correlator.BlockLength, _shape.Width.OutputSize - column);
        for (var i = 0; i < rows.Count; i++)
        {
            var sums = workspace[_sums] + (((i * Correlator.BlocksAtOnce) + block) * _correlator.BlockLength);
            var place = (((nint)(rows.First + i) * _shape.Height.OutputSize) + row) * _shape.Width.OutputSize;
            TensorPrimitives.Add(
                new ReadOnlySpan<float>(sums, length), _bias[rows.First + i], new Span<float>(workspace[_output] + place + column, length));
        }
    }

    /// <summary>Tap by tap the weights of the filters that are worked on at once.</summary>
    private AlignedFloats Pack(ReadOnlySpan<float> weights)
    {
        var packed = new AlignedFloats(weights.Length);
        var taps = _offsets.Length;
        foreach (var rows in _rows)
        {
            for (var i = 0; i < rows.Count * taps; i++)
            {
                packed.Span[(rows.First * taps) + (i % taps * rows.Count) + (i / taps)] = weights[(rows.First * taps) + i];
            }
        }

        return packed;
    }
}
