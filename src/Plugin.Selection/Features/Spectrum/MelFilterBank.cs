namespace PredictPicks.Selection.Features.Spectrum;

/// <summary>
/// Triangular filters, evenly spaced on the <see cref="MelScale"/>, each of area 1 over frequency in Hz (Slaney's norm: the peak is 2 /
/// width). Only the bins under a triangle are kept. Immutable, thread-safe; applying it does not allocate.
/// </summary>
internal sealed class MelFilterBank
{
    private readonly BandWeights _weights;

    public MelFilterBank(int sampleRateHz, int fftLength, int bands, double minHz, double maxHz)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bands, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(minHz, 0);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(maxHz, minHz);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(maxHz, sampleRateHz / 2.0);
        var bins = (fftLength / 2) + 1;
        var hertzPerBin = (double)sampleRateHz / fftLength;
        var edges = Edges(bands, minHz, maxHz);
        _weights = new BandWeights([.. Enumerable.Range(0, bands).Select(band => Filter(edges[band], edges[band + 1], edges[band + 2], hertzPerBin, bins))], bins);
        PowerLength = bins + BandWeights.Padding;
    }

    public int Bands => _weights.Count;

    /// <summary>Length of the power spectrum that <see cref="Apply"/> takes: the bins and a few zeros, which the caller keeps
    /// zero.</summary>
    public int PowerLength { get; }

    /// <summary>Sums the power spectrum under each triangle.</summary>
    /// <param name="power">[<see cref="PowerLength"/>]</param>
    /// <param name="bands">[<see cref="Bands"/>]</param>
    public void Apply(ReadOnlySpan<float> power, Span<float> bands) => _weights.Apply(power, bands);

    private static (int First, float[] Weights) Filter(double low, double centre, double high, double hertzPerBin, int bins)
    {
        var first = Math.Min((int)Math.Floor(low / hertzPerBin) + 1, bins);
        var end = Math.Clamp((int)Math.Ceiling(high / hertzPerBin), first, bins);
        var weights = new float[end - first];
        for (var bin = first; bin < end; bin++)
        {
            var hertz = bin * hertzPerBin;
            var height = Math.Min((hertz - low) / (centre - low), (high - hertz) / (high - centre));
            weights[bin - first] = (float)(height * 2 / (high - low));
        }

        return (first, weights);
    }

    private static double[] Edges(int bands, double minHz, double maxHz)
    {
        var (min, max) = (MelScale.FromHertz(minHz), MelScale.FromHertz(maxHz));
        var edges = new double[bands + 2];
        for (var i = 0; i < edges.Length; i++)
        {
            edges[i] = MelScale.ToHertz(min + ((max - min) * i / (bands + 1)));
        }

        return edges;
    }
}
