namespace PredictPicks.Selection.Models.Managed;

/// <summary>
/// Reorders values: the result's value at (i₀, i₁, …) is the input's at <c>start + Σ iₐ · strideₐ</c>. A transposition, a slice and a
/// step of more than one are this.
/// </summary>
internal sealed class CopyStep : Step
{
    private readonly int _input;
    private readonly int[] _starts;
    private readonly int _rowLength;
    private readonly int _stride;
    private readonly int _inputLength;
    private readonly int _output;

    /// <param name="input">The block that is read.</param>
    /// <param name="inputLength">Its length.</param>
    /// <param name="start">The result's first value in it.</param>
    /// <param name="shape">The result's.</param>
    /// <param name="strides">From one value to the next along each axis of the result.</param>
    /// <param name="output">The block that is written.</param>
    public CopyStep(int input, int inputLength, int start, int[] shape, int[] strides, int output)
    {
        _input = input;
        _inputLength = inputLength;
        _rowLength = shape.Length == 0 ? 1 : shape[^1];
        _stride = shape.Length == 0 ? 1 : strides[^1];
        _output = output;
        var rows = shape.Length == 0 ? 1 : Shapes.Product(shape[..^1]);
        _starts = new int[rows];
        for (var row = 0; row < rows; row++)
        {
            _starts[row] = start;
            for (var (axis, rest) = (shape.Length - 2, row); axis >= 0; rest /= shape[axis], axis--)
            {
                _starts[row] += rest % shape[axis] * strides[axis];
            }
        }
    }

    public override void Run(Workspace workspace)
    {
        var input = workspace.Span(_input, _inputLength);
        var output = workspace.Span(_output, _starts.Length * _rowLength);
        for (var row = 0; row < _starts.Length; row++)
        {
            var target = output.Slice(row * _rowLength, _rowLength);
            if (_stride == 1)
            {
                input.Slice(_starts[row], _rowLength).CopyTo(target);
                continue;
            }

            for (var (i, from) = (0, _starts[row]); i < target.Length; i++, from += _stride)
            {
                target[i] = input[from];
            }
        }
    }
}
