using PredictPicks.Selection.Features.Spectrum;

namespace PredictPicks.Selection.Features.Rhythm;

/// <summary>
/// Triangular filters over the magnitude spectrum, evenly spaced in mel = 2595·log10(1 + f/700) from 30 to 8 000 Hz, each with weights that sum to 1; a filter that
/// catches no bin takes the one nearest to its centre. Immutable, thread-safe.
/// </summary>
internal sealed class OnsetBands
{
    public const int Count = 40;

    private const double MinHz = 30;
    private const double MaxHz = 8000;

    private readonly BandWeights _weights;

    public OnsetBands(int sampleRateHz, int frameLength)
    {
        var hertzPerBin = (double)sampleRateHz / frameLength;
        var bins = (frameLength / 2) + 1;
        _weights = new BandWeights([.. Enumerable.Range(0, Count).Select(band => Filter(Edge(band), Edge(band + 1), Edge(band + 2), hertzPerBin))], bins);
        SpectrumLength = bins + BandWeights.Padding;
    }

    /// <summary>Length of the spectrum that <see cref="Apply"/> takes: n/2 + 1 bins and three more values, which must be finite and do not count.</summary>
    public int SpectrumLength { get; }

    /// <summary>The weighted mean magnitude under each triangle.</summary>
    /// <param name="magnitudes">[<see cref="SpectrumLength"/>]</param>
    /// <param name="bands">[40]</param>
    public void Apply(ReadOnlySpan<float> magnitudes, Span<float> bands) => _weights.Apply(magnitudes, bands);

    private static (int First, float[] Weights) Filter(double low, double centre, double high, double hertzPerBin)
    {
        var first = (int)Math.Floor(low / hertzPerBin) + 1;
        var end = (int)Math.Ceiling(high / hertzPerBin);
        var heights = new List<double>();
        for (var bin = first; bin < end; bin++)
        {
            var hertz = bin * hertzPerBin;
            heights.Add(Math.Min((hertz - low) / (centre - low), (high - hertz) / (high - centre)));
        }

        var sum = heights.Sum();
        return sum > 0
            ? (first, [.. heights.Select(height => (float)(height / sum))])
            : ((int)Math.Round(centre / hertzPerBin), [1]);
    }

    /// <summary>Corner i of the 42 that the triangles share, Hz.</summary>
    private static double Edge(int index)
    {
        var (min, max) = (ToMel(MinHz), ToMel(MaxHz));
        var mel = min + ((max - min) * index / (Count + 1));
        return 700 * (Math.Pow(10, mel / 2595) - 1);
    }

    private static double ToMel(double hertz) => 2595 * Math.Log10(1 + (hertz / 700));
}
