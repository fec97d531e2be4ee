namespace PredictPicks.Selection.Models.Managed;

/// <summary>
/// Toom and Cook's way to convolve with fewer products, exactly: m outputs of r taps by n = m + r − 1 products instead of m · r.
/// With the polynomials' values at n − 1 points and at infinity, <c>y = Outputᵀ · ((Filter · w) ⊙ (Input · x))</c> is
/// <c>yᵢ = Σ_t w_t · x_(i+t)</c>.
/// </summary>
/// <remarks>Here, m is <see cref="Outputs"/>, r <see cref="Taps"/> and n <see cref="Products"/>.</remarks>
internal sealed class FastConvolution
{
    /// <summary>
    /// Small fractions, in pairs of opposite sign, keep the matrices well conditioned: 4 outputs of 7 taps differ by 4·10⁻⁵ from direct
    /// sums on unit normal data.
    /// </summary>
    private static readonly double[] Points = [0, 1, -1, 2, -2, 0.5, -0.5, 1.5, -1.5];

    public FastConvolution(int outputs, int taps)
    {
        Outputs = outputs;
        Taps = taps;
        Products = outputs + taps - 1;
        var columns = Inverse(Powers(Products));
        Filter = Powers(taps);
        Output = Powers(outputs);
        Input = new double[Products, Products];
        for (var point = 0; point < Products; point++)
        {
            // Each product's factors are scaled so that the largest number of the input's is 1.
            var scale = Enumerable.Range(0, Products).Max(i => Math.Abs(columns[i, point]));
            for (var i = 0; i < Products; i++)
            {
                Input[point, i] = columns[i, point] / scale;
            }

            for (var tap = 0; tap < taps; tap++)
            {
                Filter[point, tap] *= scale;
            }
        }
    }

    /// <summary>Most products that there are points for.</summary>
    public static int MaxProducts => Points.Length + 1;

    public int Outputs { get; }

    public int Taps { get; }

    public int Products { get; }

    /// <summary>[<see cref="Products"/>, <see cref="Taps"/>]</summary>
    public double[,] Filter { get; }

    /// <summary>[<see cref="Products"/>, <see cref="Products"/>]</summary>
    public double[,] Input { get; }

    /// <summary>[<see cref="Products"/>, <see cref="Outputs"/>]</summary>
    public double[,] Output { get; }

    /// <summary>Row p: the powers 0 to <paramref name="count"/> − 1 of point p; the last row, for infinity, has the highest power alone.</summary>
    private double[,] Powers(int count)
    {
        var powers = new double[Products, count];
        for (var point = 0; point < Products - 1; point++)
        {
            for (var power = 0; power < count; power++)
            {
                powers[point, power] = Math.Pow(Points[point], power);
            }
        }

        powers[Products - 1, count - 1] = 1;
        return powers;
    }

    /// <summary>Gauss and Jordan's elimination, with the largest number as the pivot.</summary>
    private static double[,] Inverse(double[,] matrix)
    {
        var n = matrix.GetLength(0);
        var inverse = new double[n, n];
        for (var i = 0; i < n; i++)
        {
            inverse[i, i] = 1;
        }

        for (var column = 0; column < n; column++)
        {
            var pivot = Enumerable.Range(column, n - column).MaxBy(row => Math.Abs(matrix[row, column]));
            var divisor = matrix[pivot, column];
            for (var i = 0; i < n; i++)
            {
                (matrix[column, i], matrix[pivot, i]) = (matrix[pivot, i] / divisor, column == pivot ? matrix[column, i] / divisor : matrix[column, i]);
                (inverse[column, i], inverse[pivot, i]) = (inverse[pivot, i] / divisor, column == pivot ? inverse[column, i] / divisor : inverse[column, i]);
            }

            for (var row = 0; row < n; row++)
            {
                var factor = row == column ? 0 : matrix[row, column];
                for (var i = 0; i < n; i++)
                {
                    matrix[row, i] -= factor * matrix[column, i];
                    inverse[row, i] -= factor * inverse[column, i];
                }
            }
        }

        return inverse;
    }
}
