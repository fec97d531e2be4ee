namespace PredictPicks.Selection.Models.Managed;

/// <summary>Arithmetic with dimensions.</summary>
internal static class Shapes
{
    /// <summary>How many values these dimensions hold; 1 without any.</summary>
    public static int Product(ReadOnlySpan<int> shape)
    {
        var product = 1;
        foreach (var size in shape)
        {
            product *= size;
        }

        return product;
    }
}
