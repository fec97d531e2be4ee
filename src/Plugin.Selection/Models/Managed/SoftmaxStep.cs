using System.Numerics.Tensors;

namespace PredictPicks.Selection.Models.Managed;

/// <summary>Softmax of rows.</summary>
internal sealed class SoftmaxStep : Step
{
    private readonly int _input;
    private readonly int _length;
    private readonly int _rowLength;
    private readonly int _output;

    public SoftmaxStep(int input, int length, int rowLength, int output)
    {
        (_input, _length) = (input, length);
        (_rowLength, _output) = (rowLength, output);
    }

    public override void Run(Workspace workspace)
    {
        var input = workspace.Span(_input, _length);
        var output = workspace.Span(_output, _length);
        for (var start = 0; start < _length; start += _rowLength)
        {
            // Less the largest, so that no power overflows.
            var row = output.Slice(start, _rowLength);
            TensorPrimitives.Subtract(input.Slice(start, _rowLength), TensorPrimitives.Max<float>(input.Slice(start, _rowLength)), row);
            TensorPrimitives.SoftMax(row, row);
        }
    }
}
