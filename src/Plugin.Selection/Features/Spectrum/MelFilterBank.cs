namespace PredictPicks.Selection.Features.Spectrum;

/// <summary>
/// Triangular filters, evenly spaced on a <see cref="MelScale"/>, each of area 1 over frequency in Hz (Slaney's norm: the peak is 2 /
/// width) or of height 1. Only the bins under a triangle are kept. Immutable, thread-safe; applying it does not allocate.
/// </summary>
internal sealed class MelFilterBank
{
    private readonly BandWeights _weights;

    public MelFilterBank(
        int sampleRateHz,
        int fftLength,
        int bands,
        double minHz,
        double maxHz,
        MelScaleKind scale = MelScaleKind.Slaney,
        MelNorm norm = MelNorm.Slaney)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bands, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(minHz, 0);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(maxHz, minHz);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(maxHz, sampleRateHz / 2.0);
        var bins = (fftLength / 2) + 1;
        var hertzPerBin = (double)sampleRateHz / fftLength;
        var edges = Edges(bands, minHz, maxHz, scale);
        _weights = new BandWeights(
            [.. Enumerable.Range(0, bands).Select(band => Filter(edges.AsSpan(band, 3), hertzPerBin, bins, norm))], bins);
        PowerLength = bins + BandWeights.Padding;
    }

    public int Bands => _weights.Count;

    /// <summary>Length of the power spectrum that <see cref="Apply"/> takes: the bins and a few zeros, which the caller keeps
    /// zero.</summary>
    public int PowerLength { get; }

    /// <summary>Sums the spectrum under each triangle.</summary>
    /// <param name="power">[<see cref="PowerLength"/>]</param>
    /// <param name="bands">[<see cref="Bands"/>]</param>
    public void Apply(ReadOnlySpan<float> power, Span<float> bands) => _weights.Apply(power, bands);

    private static (int First, float[] Weights) Filter(ReadOnlySpan<double> edges, double hertzPerBin, int bins, MelNorm norm)
    {
        var (low, centre, high) = (edges[0], edges[1], edges[2]);
        var peak = norm == MelNorm.Slaney ? 2 / (high - low) : 1;
        var first = Math.Min((int)Math.Floor(low / hertzPerBin) + 1, bins);
        var end = Math.Clamp((int)Math.Ceiling(high / hertzPerBin), first, bins);
        var weights = new float[end - first];
        for (var bin = first; bin < end; bin++)
        {
            var hertz = bin * hertzPerBin;
            var height = Math.Min((hertz - low) / (centre - low), (high - hertz) / (high - centre));
            weights[bin - first] = (float)(height * peak);
        }

        return (first, weights);
    }

    private static double[] Edges(int bands, double minHz, double maxHz, MelScaleKind scale)
    {
        var (min, max) = (MelScale.FromHertz(minHz, scale), MelScale.FromHertz(maxHz, scale));
        var edges = new double[bands + 2];
        for (var i = 0; i < edges.Length; i++)
        {
            edges[i] = MelScale.ToHertz(min + ((max - min) * i / (bands + 1)), scale);
        }

        return edges;
    }
}
