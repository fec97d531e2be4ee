using System.Numerics.Tensors;
using PredictPicks.Selection.Similarity;

namespace PredictPicks.Selection.Ranking.Scorers;

/// <summary>
/// Trains probes on the picks against one set of negatives. With the classes' covariances P and N and means p and n the direction is (P + N + λI)⁻¹(p − n): ridge
/// regression of "is a pick" with both classes weighing the same. P is taken apart into Σ x·xᵀ and the mean, so that a pick can be left out by two rank-one terms,
/// which the Woodbury identity carries through the inverse exactly.
/// </summary>
internal sealed class ProbeTraining
{
    /// <summary>
    /// λ. Unit vectors of 200 components have a variance of 0.005 a component, so this is as strong as an average direction of one class.
    /// From 0.001 to 0.01 precision stays within 0.01 (benchmarks/ranking), above it falls.
    /// </summary>
    private const double Regularisation = 0.005;

    private readonly int _dimension;
    private readonly int _count;
    private readonly double[] _pickSum;
    private readonly double[] _otherMean;
    private readonly Cholesky _inverse;
    private readonly double[] _solvedSum;
    private readonly double[] _solvedOther;

    /// <param name="picks">All picks.</param>
    /// <param name="count">Picks that a model is trained on: all, or one fewer when one is left out. At least 1.</param>
    /// <param name="unlabelled">Unpicked songs.</param>
    /// <param name="notPicked">Songs among them that the user said no to.</param>
    public ProbeTraining(MomentSums picks, int count, MomentSums unlabelled, MomentSums notPicked)
    {
        _dimension = picks.Dimension;
        _count = count;
        _pickSum = picks.Sum;

        // A "no" tells as much as a pick does; all unlabelled songs together as much as all picks.
        var share = (double)notPicked.Count / (notPicked.Count + count);
        _otherMean = new double[_dimension];
        var matrix = new double[_dimension * _dimension];
        Add(unlabelled, 1 - share, matrix);
        Add(notPicked, share, matrix);
        AddOuter(matrix, _otherMean, -1);
        TensorPrimitives.MultiplyAdd(picks.Products, 1.0 / count, matrix, matrix);
        for (var i = 0; i < _dimension; i++)
        {
            matrix[(i * _dimension) + i] += Regularisation;
        }

        _inverse = new Cholesky(matrix, _dimension);
        _solvedSum = _inverse.Solve(_pickSum);
        _solvedOther = _inverse.Solve(_otherMean);
    }

    /// <summary>The model of all picks.</summary>
    public ProbeModel Fit() => Fit([]);

    /// <summary>The model of all picks but one; empty: of all.</summary>
    public ProbeModel Fit(ReadOnlySpan<float> leftOut)
    {
        // The matrix is the one that was factored less U·Uᵀ, with the columns u = x / √count (the pick that is left out) and m = the mean of the others.
        var x = new double[_dimension];
        TensorPrimitives.ConvertTruncating<float, double>(leftOut, x);
        var solvedX = leftOut.IsEmpty ? x : _inverse.Solve(x);
        var mean = Scaled(_pickSum, x, 1.0 / _count);
        var solvedMean = Scaled(_solvedSum, solvedX, 1.0 / _count);
        var root = Math.Sqrt(_count);
        var direction = new double[_dimension];
        TensorPrimitives.Subtract(solvedMean, _solvedOther, direction);

        var uu = TensorPrimitives.Dot(x, solvedX) / _count;
        var um = TensorPrimitives.Dot(x, solvedMean) / root;
        var mm = TensorPrimitives.Dot(mean, solvedMean);
        var ud = TensorPrimitives.Dot(x, direction) / root;
        var md = TensorPrimitives.Dot(mean, direction);
        var determinant = ((1 - uu) * (1 - mm)) - (um * um);
        TensorPrimitives.MultiplyAdd(solvedX, (((1 - mm) * ud) + (um * md)) / determinant / root, direction, direction);
        TensorPrimitives.MultiplyAdd(solvedMean, ((um * ud) + ((1 - uu) * md)) / determinant, direction, direction);
        return new ProbeModel(direction, mean, _otherMean);
    }

    private static double[] Scaled(double[] sum, double[] without, double scale)
    {
        var result = new double[sum.Length];
        TensorPrimitives.Subtract(sum, without, result);
        TensorPrimitives.Multiply(result, scale, result);
        return result;
    }

    private void Add(MomentSums sums, double share, double[] matrix)
    {
        if (sums.Count > 0)
        {
            TensorPrimitives.MultiplyAdd(sums.Sum, share / sums.Count, _otherMean, _otherMean);
            TensorPrimitives.MultiplyAdd(sums.Products, share / sums.Count, matrix, matrix);
        }
    }

    private void AddOuter(double[] matrix, double[] vector, double scale)
    {
        for (var i = 0; i < _dimension; i++)
        {
            var row = matrix.AsSpan(i * _dimension, _dimension);
            TensorPrimitives.MultiplyAdd(vector, scale * vector[i], row, row);
        }
    }
}
