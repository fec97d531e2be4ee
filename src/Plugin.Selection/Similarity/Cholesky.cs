using System.Numerics.Tensors;

namespace PredictPicks.Selection.Similarity;

/// <summary>The lower triangle L of a symmetric positive definite matrix A = L·Lᵀ, to solve A·x = b with.</summary>
internal sealed class Cholesky
{
    private readonly double[] _lower;
    private readonly int _size;

    /// <param name="matrix">[size · size], row by row; its lower triangle is read.</param>
    /// <param name="size">Rows and columns.</param>
    /// <exception cref="ArgumentException">The matrix is not positive definite.</exception>
    public Cholesky(ReadOnlySpan<double> matrix, int size)
    {
        _size = size;
        _lower = new double[size * size];
        for (var i = 0; i < size; i++)
        {
            var row = _lower.AsSpan(i * size, size);
            for (var j = 0; j < i; j++)
            {
                row[j] = (matrix[(i * size) + j] - TensorPrimitives.Dot<double>(row[..j], _lower.AsSpan(j * size, j))) / _lower[(j * size) + j];
            }

            var square = matrix[(i * size) + i] - TensorPrimitives.SumOfSquares<double>(row[..i]);
            row[i] = square > 0 ? Math.Sqrt(square) : throw new ArgumentException("The matrix is not positive definite.", nameof(matrix));
        }
    }

    /// <summary>x with A·x = b.</summary>
    public double[] Solve(ReadOnlySpan<double> b)
    {
        var x = b.ToArray();
        SolveLower(x);
        for (var i = _size - 1; i >= 0; i--)
        {
            x[i] /= _lower[(i * _size) + i];
            TensorPrimitives.MultiplyAdd(_lower.AsSpan(i * _size, i), -x[i], x.AsSpan(0, i), x.AsSpan(0, i));
        }

        return x;
    }

    /// <summary>A column of L⁻¹.</summary>
    public double[] SolveLower(int column)
    {
        var x = new double[_size];
        x[column] = 1;
        SolveLower(x);
        return x;
    }

    private void SolveLower(double[] x)
    {
        for (var i = 0; i < _size; i++)
        {
            x[i] = (x[i] - TensorPrimitives.Dot<double>(_lower.AsSpan(i * _size, i), x.AsSpan(0, i))) / _lower[(i * _size) + i];
        }
    }
}
