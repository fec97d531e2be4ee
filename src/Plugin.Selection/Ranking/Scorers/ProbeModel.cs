using System.Numerics.Tensors;
using PredictPicks.Selection.Similarity;

namespace PredictPicks.Selection.Ranking.Scorers;

/// <summary>A linear function of a vector: −1 as the mean of the unpicked songs tends to be, +1 as that of the picks.</summary>
internal sealed class ProbeModel
{
    private readonly double[] _weights;
    private readonly float[] _narrow;
    private readonly double _offset;

    /// <param name="direction">Along which picks and others differ; scaled to unit ridge responses here.</param>
    /// <param name="pickMean">Mean vector of the picks.</param>
    /// <param name="otherMean">Mean vector of the others.</param>
    public ProbeModel(double[] direction, ReadOnlySpan<double> pickMean, ReadOnlySpan<double> otherMean)
    {
        var picks = TensorPrimitives.Dot(direction, pickMean);
        var others = TensorPrimitives.Dot(direction, otherMean);
        var scale = 1 / (1 + ((picks - others) / 2));
        TensorPrimitives.Multiply(direction, scale, direction);
        _weights = direction;
        _offset = scale * (picks + others) / 2;
        _narrow = [.. _weights.Select(weight => (float)weight)];
    }

    public double Score(ReadOnlySpan<float> vector) => TensorPrimitives.Dot(_narrow, vector) - _offset;

    /// <summary>Of the scores of the songs in <paramref name="sums"/>, from the moments alone.</summary>
    public Spread SpreadOver(MomentSums sums)
    {
        var linear = TensorPrimitives.Dot(_weights, sums.Sum);
        var quadratic = 0.0;
        for (var row = 0; row < _weights.Length; row++)
        {
            quadratic += _weights[row] * TensorPrimitives.Dot(_weights, sums.Products.AsSpan(row * _weights.Length, _weights.Length));
        }

        return Spread.Of(linear - (sums.Count * _offset), quadratic - (2 * _offset * linear) + (sums.Count * _offset * _offset), sums.Count);
    }
}
