using System.Numerics.Tensors;

namespace PredictPicks.Selection.Models.Managed;

/// <summary>What a value becomes, without regard to the others.</summary>
internal enum UnaryOperation
{
    Relu,
    Sigmoid,
    Tanh,
}

/// <summary>An operation on each value.</summary>
internal sealed class UnaryStep : Step
{
    private readonly UnaryOperation _operation;
    private readonly int _input;
    private readonly int _length;
    private readonly int _output;

    public UnaryStep(UnaryOperation operation, int input, int length, int output)
    {
        _operation = operation;
        _input = input;
        _length = length;
        _output = output;
    }

    public override void Run(Workspace workspace)
    {
        var input = workspace.Span(_input, _length);
        var output = workspace.Span(_output, _length);
        switch (_operation)
        {
            case UnaryOperation.Relu:
                TensorPrimitives.Max(input, 0f, output);
                break;
            case UnaryOperation.Sigmoid:
                TensorPrimitives.Sigmoid(input, output);
                break;
            default:
                TensorPrimitives.Tanh(input, output);
                break;
        }
    }
}
