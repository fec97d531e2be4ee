using PredictPicks.Selection.Similarity;

namespace PredictPicks.Selection.Tests.Similarity;

public sealed class CholeskyTests
{
    [Fact]
    public void Solve_EverySize_AgreesWithElimination()
    {
        for (var size = 1; size <= 40; size++)
        {
            var table = SampleVectors.Unit(size + 2, size, seed: size);
            var matrix = MomentSums.Of(table, [.. Enumerable.Range(0, table.Count)], CancellationToken.None).Products;
            var b = new double[size];
            var system = new double[size, size + 1];
            for (var i = 0; i < size; i++)
            {
                matrix[(i * size) + i] += 0.01;
                b[i] = system[i, size] = i - 3;
                for (var j = 0; j < size; j++)
                {
                    system[i, j] = matrix[(i * size) + j];
                }
            }

            var expected = PlainSolver.Solve(system);
            var actual = new Cholesky(matrix, size).Solve(b);
            for (var i = 0; i < size; i++)
            {
                actual[i].ShouldBe(expected[i], 1e-8 * expected.Max(Math.Abs));
            }
        }
    }

    [Fact]
    public void New_MatrixThatIsNotPositiveDefinite_Throws() => Should.Throw<ArgumentException>(() => new Cholesky([1, 2, 2, 1], 2));
}
