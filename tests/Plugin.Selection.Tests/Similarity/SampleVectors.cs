using PredictPicks.Selection.Similarity;

namespace PredictPicks.Selection.Tests.Similarity;

/// <summary>Tables of random unit vectors, the same for the same seed.</summary>
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
                row[k] = (float)((random.NextDouble() * 2) - 1);
            }

            Normalise(row);
        }

        return table;
    }

    /// <summary>Rows given one by one, scaled to unit length; a row of zeros stays one.</summary>
    public static VectorTable Of(params float[][] rows)
    {
        var table = new VectorTable([.. rows.SelectMany(row => row)], rows[0].Length);
        for (var i = 0; i < table.Count; i++)
        {
            Normalise(table.Row(i));
        }

        return table;
    }

    /// <summary>The unit vector in the plane whose cosine with (1, 0) is <paramref name="cosine"/>.</summary>
    public static float[] AtCosine(double cosine) => [(float)cosine, (float)Math.Sqrt(1 - (cosine * cosine))];

    private static void Normalise(Span<float> row)
    {
        var squares = 0.0;
        foreach (var value in row)
        {
            squares += (double)value * value;
        }

        for (var k = 0; k < row.Length && squares > 0; k++)
        {
            row[k] = (float)(row[k] / Math.Sqrt(squares));
        }
    }
}
