using System.Numerics.Tensors;

namespace PredictPicks.Selection.Features.Embedding;

/// <summary>Mean of vectors with weights, summed in double precision: the rounding of hours of patches stays below that of one
/// float.</summary>
internal sealed class WeightedMean
{
    private readonly double[] _sum;
    private readonly double[] _widened;
    private double _weight;

    public WeightedMean(int dimension)
    {
        _sum = new double[dimension];
        _widened = new double[dimension];
    }

    public void Clear()
    {
        Array.Clear(_sum);
        _weight = 0;
    }

    /// <param name="vector">[dimension]</param>
    /// <param name="weight">Above 0.</param>
    public void Add(ReadOnlySpan<float> vector, double weight)
    {
        TensorPrimitives.ConvertTruncating(vector, _widened);
        TensorPrimitives.MultiplyAdd(_widened, weight, _sum, _sum);
        _weight += weight;
    }

    /// <summary>The mean, or null when a value is not finite or nothing was added.</summary>
    public float[]? TryGet()
    {
        var mean = new float[_sum.Length];
        for (var i = 0; i < mean.Length; i++)
        {
            mean[i] = (float)(_sum[i] / _weight);
            if (!float.IsFinite(mean[i]))
            {
                return null;
            }
        }

        return mean;
    }
}
