using System.Numerics.Tensors;

namespace PredictPicks.Selection.Models.Managed;

/// <summary>What two values become, one pair at a time.</summary>
internal enum BinaryOperation
{
    Add,
    Subtract,
    Multiply,
    Divide,
    Max,
    Min,
}

/// <summary>An operation on pairs, with dimensions of size 1 repeated as the other operand needs.</summary>
internal sealed class BinaryStep : Step
{
    private readonly BinaryOperation _operation;
    private readonly Broadcast _broadcast;
    private readonly int _left;
    private readonly int _right;
    private readonly int _output;

    public BinaryStep(BinaryOperation operation, Broadcast broadcast, int left, int right, int output)
    {
        _operation = operation;
        _broadcast = broadcast;
        _left = left;
        _right = right;
        _output = output;
    }

    public override void Run(Workspace workspace)
    {
        var output = workspace.Span(_output, _broadcast.Length);
        var left = workspace.Span(_left, _broadcast.LeftLength);
        var right = workspace.Span(_right, _broadcast.RightLength);
        for (var run = 0; run < _broadcast.RunCount; run++)
        {
            var (leftStart, rightStart) = _broadcast.Starts(run);
            var part = output.Slice(run * _broadcast.RunLength, _broadcast.RunLength);
            if (_broadcast.LeftRepeats)
            {
                Apply(_operation, left[leftStart], right.Slice(rightStart, part.Length), part);
            }
            else if (_broadcast.RightRepeats)
            {
                Apply(_operation, left.Slice(leftStart, part.Length), right[rightStart], part);
            }
            else
            {
                Apply(_operation, left.Slice(leftStart, part.Length), right.Slice(rightStart, part.Length), part);
            }
        }
    }

    private static void Apply(BinaryOperation operation, ReadOnlySpan<float> left, ReadOnlySpan<float> right, Span<float> output)
    {
        switch (operation)
        {
            case BinaryOperation.Add:
                TensorPrimitives.Add(left, right, output);
                break;
            case BinaryOperation.Subtract:
                TensorPrimitives.Subtract(left, right, output);
                break;
            case BinaryOperation.Multiply:
                TensorPrimitives.Multiply(left, right, output);
                break;
            case BinaryOperation.Divide:
                TensorPrimitives.Divide(left, right, output);
                break;
            case BinaryOperation.Max:
                TensorPrimitives.Max(left, right, output);
                break;
            default:
                TensorPrimitives.Min(left, right, output);
                break;
        }
    }

    private static void Apply(BinaryOperation operation, ReadOnlySpan<float> left, float right, Span<float> output)
    {
        switch (operation)
        {
            case BinaryOperation.Add:
                TensorPrimitives.Add(left, right, output);
                break;
            case BinaryOperation.Subtract:
                TensorPrimitives.Subtract(left, right, output);
                break;
            case BinaryOperation.Multiply:
                TensorPrimitives.Multiply(left, right, output);
                break;
            case BinaryOperation.Divide:
                TensorPrimitives.Divide(left, right, output);
                break;
            case BinaryOperation.Max:
                TensorPrimitives.Max(left, right, output);
                break;
            default:
                TensorPrimitives.Min(left, right, output);
                break;
        }
    }

    private static void Apply(BinaryOperation operation, float left, ReadOnlySpan<float> right, Span<float> output)
    {
        switch (operation)
        {
            case BinaryOperation.Subtract:
                TensorPrimitives.Subtract(left, right, output);
                break;
            case BinaryOperation.Divide:
                TensorPrimitives.Divide(left, right, output);
                break;
            default:
                Apply(operation, right, left, output);
                break;
        }
    }
}
