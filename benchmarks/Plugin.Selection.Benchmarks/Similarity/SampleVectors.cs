using System.Numerics.Tensors;
using PredictPicks.Selection.Similarity;

namespace PredictPicks.Selection.Benchmarks.Similarity;

/// <summary>Random directions, the same at every run.</summary>
internal static class SampleVectors
{
    public static VectorTable Unit(int count, int dimension, int seed)
    {
        var random = new Random(seed);
        var table = new VectorTable(new float[count * dimension], dimension);
        for (var i = 0; i < count; i++)
        {
            var row = table.Row(i);
            for (var k = 0; k < dimension; k++)
            {
                row[k] = (float)(random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5);
            }

            TensorPrimitives.Divide(row, TensorPrimitives.Norm<float>(row), row);
        }

        return table;
    }
}
