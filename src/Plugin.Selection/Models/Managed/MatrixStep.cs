using PredictPicks.Selection.Similarity;

namespace PredictPicks.Selection.Models.Managed;

/// <summary>[rows, depth] · a constant [depth, columns].</summary>
internal sealed unsafe class MatrixStep : Step
{
    private readonly Correlator _correlator;
    private readonly AlignedFloats _right;
    private readonly int[] _offsets;
    private readonly int _rows;
    private readonly int _columns;
    private readonly int _left;
    private readonly int _sums;
    private readonly int _output;

    public MatrixStep(Correlator correlator, ReadOnlySpan<float> right, int rows, int depth, int left, int sums, int output)
    {
        _correlator = correlator;
        (_rows, _columns) = (rows, right.Length / depth);
        (_left, _sums, _output) = (left, sums, output);
        _offsets = [.. Enumerable.Range(0, depth).Select(row => row * _columns)];
        _right = new AlignedFloats(right.Length + (Correlator.BlocksAtOnce * correlator.BlockLength));
        right.CopyTo(_right.Span);
    }

    public override void Run(Workspace workspace)
    {
        var length = _correlator.BlockLength;
        fixed (int* offsets = _offsets)
        {
            for (var column = 0; column < _columns; column += Correlator.BlocksAtOnce * length)
            {
                var first = _right.Pointer + column;
                var input = new BlockPointers(first, first + length, first + (2 * length), first + (3 * length));
                var count = Math.Min(Correlator.BlocksAtOnce * length, _columns - column);
                for (var row = 0; row < _rows; row++)
                {
                    _correlator.Correlate(1, workspace[_left] + ((nint)row * _offsets.Length), offsets, _offsets.Length, input, workspace[_sums]);
                    workspace.Span(_sums, count).CopyTo(new Span<float>(workspace[_output] + ((nint)row * _columns) + column, count));
                }
            }
        }
    }
}
