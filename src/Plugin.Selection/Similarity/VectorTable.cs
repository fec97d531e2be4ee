namespace PredictPicks.Selection.Similarity;

/// <summary>Vectors of equal length, one after another in one block of memory: row <c>i</c> is <c>Values[i·Dimension .. (i+1)·Dimension]</c>.</summary>
internal sealed class VectorTable
{
    public VectorTable(float[] values, int dimension)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentOutOfRangeException.ThrowIfLessThan(dimension, 1);
        if (values.Length % dimension != 0)
        {
            throw new ArgumentException($"{values.Length} values are not whole rows of {dimension}.", nameof(values));
        }

        Values = values;
        Dimension = dimension;
    }

    public float[] Values { get; }

    public int Dimension { get; }

    public int Count => Values.Length / Dimension;

    public Span<float> Row(int index) => new(Values, index * Dimension, Dimension);
}
