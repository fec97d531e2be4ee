namespace PredictPicks.Selection.Features.Fingerprint;

/// <summary>What a filter compares within its box of rows (time) and bands (pitch).</summary>
internal enum FilterShape
{
    /// <summary>The whole box with nothing.</summary>
    Whole,

    /// <summary>The upper half of the bands with the lower one.</summary>
    UpperLower,

    /// <summary>The later half of the rows with the earlier one.</summary>
    LateEarly,

    /// <summary>Early upper and late lower quarter with the other two.</summary>
    Diagonal,

    /// <summary>The middle third of the bands with the outer ones.</summary>
    MiddleBands,

    /// <summary>The middle third of the rows with the outer ones.</summary>
    MiddleRows,
}

/// <summary>One of the sixteen filters and the three thresholds that turn its response into two bits. Its box starts at the oldest row.</summary>
/// <param name="Shape">What it compares.</param>
/// <param name="Band">First band.</param>
/// <param name="Bands">Number of bands.</param>
/// <param name="RowCount">Number of rows.</param>
/// <param name="Low">Responses from here on are step 1 …</param>
/// <param name="Middle">… from here on step 2 …</param>
/// <param name="High">… and from here on step 3; below all three it is step 0.</param>
internal sealed record FingerprintClassifier(FilterShape Shape, int Band, int Bands, int RowCount, double Low, double Middle, double High)
{
    /// <summary>Rows of the widest filter: what one item looks at.</summary>
    public const int Rows = 16;

    /// <summary>The trained filters of algorithm 2; the first one gives an item's highest two bits.</summary>
    private static readonly FingerprintClassifier[] All =
    [
        new(FilterShape.Whole, 4, 3, 15, 1.98215, 2.35817, 2.63523),
        new(FilterShape.MiddleBands, 4, 6, 15, -1.03809, -0.651211, -0.282167),
        new(FilterShape.UpperLower, 0, 4, 16, -0.298702, 0.119262, 0.558497),
        new(FilterShape.Diagonal, 8, 2, 12, -0.105439, 0.0153946, 0.135898),
        new(FilterShape.Diagonal, 4, 4, 8, -0.142891, 0.0258736, 0.200632),
        new(FilterShape.MiddleBands, 0, 3, 5, -0.826319, -0.590612, -0.368214),
        new(FilterShape.UpperLower, 2, 2, 9, -0.557409, -0.233035, 0.0534525),
        new(FilterShape.LateEarly, 7, 3, 4, -0.0646826, 0.00620476, 0.0784847),
        new(FilterShape.LateEarly, 6, 2, 16, -0.192387, -0.029699, 0.215855),
        new(FilterShape.LateEarly, 1, 3, 2, -0.0397818, -0.00568076, 0.0292026),
        new(FilterShape.MiddleRows, 10, 1, 15, -0.53823, -0.369934, -0.190235),
        new(FilterShape.Diagonal, 6, 2, 10, -0.124877, 0.0296483, 0.139239),
        new(FilterShape.LateEarly, 1, 1, 14, -0.101475, 0.0225617, 0.231971),
        new(FilterShape.Diagonal, 5, 6, 4, -0.0799915, -0.00729616, 0.063262),
        new(FilterShape.UpperLower, 9, 2, 12, -0.272556, 0.019424, 0.302559),
        new(FilterShape.Diagonal, 4, 2, 14, -0.164292, -0.0321188, 0.0846339),
    ];

    /// <summary>The item of the image's rows.</summary>
    public static uint ClassifyAll(IntegralImage image)
    {
        var item = 0u;
        foreach (var classifier in All)
        {
            item = (item << 2) | classifier.Classify(image);
        }

        return item;
    }

    /// <summary>The quantised response in Gray code, so that neighbouring steps differ by one bit: 0, 1, 3, 2.</summary>
    private uint Classify(IntegralImage image)
    {
        var response = Respond(image);
        var step = (response >= Low ? 1u : 0) + (response >= Middle ? 1u : 0) + (response >= High ? 1u : 0);
        return step ^ (step >> 1);
    }

    /// <summary>ln((1 + a) / (1 + b)) of the two sums that the shape compares; 0 for silence.</summary>
    private double Respond(IntegralImage image)
    {
        var top = Band + Bands;
        var halfBand = Band + (Bands / 2);
        var halfRow = RowCount / 2;
        var (a, b) = Shape switch
        {
            FilterShape.Whole => (image.Sum(0, RowCount, Band, top), 0),
            FilterShape.UpperLower => (image.Sum(0, RowCount, halfBand, top), image.Sum(0, RowCount, Band, halfBand)),
            FilterShape.LateEarly => (image.Sum(halfRow, RowCount, Band, top), image.Sum(0, halfRow, Band, top)),
            FilterShape.Diagonal => (
                image.Sum(0, halfRow, halfBand, top) + image.Sum(halfRow, RowCount, Band, halfBand),
                image.Sum(0, halfRow, Band, halfBand) + image.Sum(halfRow, RowCount, halfBand, top)),
            FilterShape.MiddleBands => CompareMiddleBands(image),
            _ => CompareMiddleRows(image),
        };
        return Math.Log((1 + a) / (1 + b));
    }

    private (double Middle, double Outer) CompareMiddleBands(IntegralImage image)
    {
        var third = Bands / 3;
        var (start, end) = (Band + third, Band + (2 * third));
        return (image.Sum(0, RowCount, start, end), image.Sum(0, RowCount, Band, start) + image.Sum(0, RowCount, end, Band + Bands));
    }

    private (double Middle, double Outer) CompareMiddleRows(IntegralImage image)
    {
        var third = RowCount / 3;
        var (start, end) = (third, 2 * third);
        var top = Band + Bands;
        return (image.Sum(start, end, Band, top), image.Sum(0, start, Band, top) + image.Sum(end, RowCount, Band, top));
    }
}
