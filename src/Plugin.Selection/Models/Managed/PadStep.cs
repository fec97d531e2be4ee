namespace PredictPicks.Selection.Models.Managed;

/// <summary>
/// Copies planes of [height, width] into a frame of zeros, and puts the columns that a stride reads one after another side by side:
/// column x goes to phase x mod stride, place x / stride. Result: [planes, <see cref="Rows"/>, stride, <see cref="RowLength"/>].
/// </summary>
internal sealed class PadStep : Step
{
    private readonly Window _height;
    private readonly Window _width;
    private readonly int _planes;
    private readonly int _input;
    private readonly int _output;

    public PadStep(int planes, Window height, Window width, int input, int output)
    {
        (_planes, _height, _width) = (planes, height, width);
        (_input, _output) = (input, output);
    }

    public static int Rows(Window height) => height.PaddedSize;

    public static int RowLength(Window width) => ((width.PaddedSize - 1) / width.Stride) + 1;

    /// <summary>From the place of a row's first tap to that of another.</summary>
    public static int Offset(Window width, int column) => (column % width.Stride * RowLength(width)) + (column / width.Stride);

    public override void Run(Workspace workspace)
    {
        var input = workspace.Span(_input, _planes * _height.Size * _width.Size);
        var pitch = _width.Stride * RowLength(_width);
        var output = workspace.Span(_output, _planes * Rows(_height) * pitch);
        output.Clear();
        for (var row = 0; row < _planes * _height.Size; row++)
        {
            var target = (row / _height.Size * Rows(_height)) + _height.PadBefore + (row % _height.Size);
            CopyRow(input.Slice(row * _width.Size, _width.Size), output.Slice(target * pitch, pitch));
        }
    }

    private void CopyRow(ReadOnlySpan<float> row, Span<float> target)
    {
        if (_width.Stride == 1)
        {
            row.CopyTo(target[_width.PadBefore..]);
            return;
        }

        for (var column = 0; column < row.Length; column++)
        {
            target[Offset(_width, column + _width.PadBefore)] = row[column];
        }
    }
}
