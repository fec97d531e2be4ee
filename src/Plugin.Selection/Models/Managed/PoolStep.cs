using System.Numerics.Tensors;

namespace PredictPicks.Selection.Models.Managed;

/// <summary>The largest value under a window that moves over planes of [height, width].</summary>
internal sealed class PoolStep : Step
{
    private readonly int _planes;
    private readonly Window _height;
    private readonly Window _width;
    private readonly int _input;
    private readonly int _row;
    private readonly int _output;

    /// <param name="planes">How many.</param>
    /// <param name="height">Rows; padding never counts.</param>
    /// <param name="width">Columns.</param>
    /// <param name="input">The planes.</param>
    /// <param name="row">Scratch as wide as the input.</param>
    /// <param name="output">The maxima.</param>
    public PoolStep(int planes, Window height, Window width, int input, int row, int output)
    {
        (_planes, _height, _width) = (planes, height, width);
        (_input, _row, _output) = (input, row, output);
    }

    public override void Run(Workspace workspace)
    {
        var input = workspace.Span(_input, _planes * _height.Size * _width.Size);
        var output = workspace.Span(_output, _planes * _height.OutputSize * _width.OutputSize);
        var row = workspace.Span(_row, _width.Size);
        for (var i = 0; i < _planes * _height.OutputSize; i++)
        {
            var plane = input.Slice(i / _height.OutputSize * _height.Size * _width.Size, _height.Size * _width.Size);
            MaxOfRows(plane, (i % _height.OutputSize * _height.Stride) - _height.PadBefore, row);
            MaxOfColumns(row, output.Slice(i * _width.OutputSize, _width.OutputSize));
        }
    }

    private void MaxOfRows(ReadOnlySpan<float> plane, int first, Span<float> row)
    {
        row.Fill(float.NegativeInfinity);
        for (var tap = 0; tap < _height.Kernel; tap++)
        {
            var y = first + (tap * _height.Dilation);
            if (y >= 0 && y < _height.Size)
            {
                TensorPrimitives.Max(row, plane.Slice(y * _width.Size, _width.Size), row);
            }
        }
    }

    private void MaxOfColumns(ReadOnlySpan<float> row, Span<float> output)
    {
        for (var i = 0; i < output.Length; i++)
        {
            var first = (i * _width.Stride) - _width.PadBefore;
            if (_width.Dilation == 1)
            {
                var (from, to) = (Math.Max(0, first), Math.Min(row.Length, first + _width.Kernel));
                output[i] = from < to ? TensorPrimitives.Max(row[from..to]) : float.NegativeInfinity;
                continue;
            }

            output[i] = float.NegativeInfinity;
            for (var tap = 0; tap < _width.Kernel; tap++)
            {
                var x = first + (tap * _width.Dilation);
                output[i] = x >= 0 && x < row.Length ? Math.Max(output[i], row[x]) : output[i];
            }
        }
    }
}
