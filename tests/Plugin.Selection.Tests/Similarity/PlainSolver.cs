namespace PredictPicks.Selection.Tests.Similarity;

/// <summary>Gauss–Jordan elimination with the largest pivot.</summary>
internal static class PlainSolver
{
    /// <summary>x of A·x = b.</summary>
    /// <param name="system">[n, n + 1]: A and, in the last column, b. Is overwritten.</param>
    public static double[] Solve(double[,] system)
    {
        var size = system.GetLength(0);
        for (var column = 0; column < size; column++)
        {
            var pivot = Enumerable.Range(column, size - column).MaxBy(row => Math.Abs(system[row, column]));
            for (var k = 0; k <= size; k++)
            {
                (system[column, k], system[pivot, k]) = (system[pivot, k], system[column, k]);
            }

            for (var row = 0; row < size; row++)
            {
                var factor = row == column ? 0 : system[row, column] / system[column, column];
                for (var k = column; factor != 0 && k <= size; k++)
                {
                    system[row, k] -= factor * system[column, k];
                }
            }
        }

        return [.. Enumerable.Range(0, size).Select(row => system[row, size] / system[row, row])];
    }
}
