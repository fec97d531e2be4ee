using System.Numerics.Tensors;

namespace PredictPicks.Selection.Models.Managed;

/// <summary>What a row of values becomes.</summary>
internal enum Reduction
{
    Max,
    Mean,
}

/// <summary>Reduces the middle axis of [outer, count, inner].</summary>
internal sealed class ReduceStep : Step
{
    private readonly Reduction _reduction;
    private readonly int _input;
    private readonly int _outer;
    private readonly int _count;
    private readonly int _inner;
    private readonly int _output;

    public ReduceStep(Reduction reduction, int input, (int Outer, int Count, int Inner) shape, int output)
    {
        _reduction = reduction;
        _input = input;
        (_outer, _count, _inner) = shape;
        _output = output;
    }

    public override void Run(Workspace workspace)
    {
        var input = workspace.Span(_input, _outer * _count * _inner);
        var output = workspace.Span(_output, _outer * _inner);
        for (var i = 0; i < _outer; i++)
        {
            var rows = input.Slice(i * _count * _inner, _count * _inner);
            if (_inner == 1)
            {
                output[i] = _reduction == Reduction.Max ? TensorPrimitives.Max<float>(rows) : TensorPrimitives.Sum<float>(rows) / _count;
            }
            else
            {
                ReduceRows(rows, output.Slice(i * _inner, _inner));
            }
        }
    }

    private void ReduceRows(ReadOnlySpan<float> rows, Span<float> output)
    {
        rows[.._inner].CopyTo(output);
        for (var row = 1; row < _count; row++)
        {
            var next = rows.Slice(row * _inner, _inner);
            if (_reduction == Reduction.Max)
            {
                TensorPrimitives.Max(output, next, output);
            }
            else
            {
                TensorPrimitives.Add(output, next, output);
            }
        }

        if (_reduction == Reduction.Mean)
        {
            TensorPrimitives.Divide(output, _count, output);
        }
    }
}
