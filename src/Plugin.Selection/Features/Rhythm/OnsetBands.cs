using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace PredictPicks.Selection.Features.Rhythm;

/// <summary>
/// Triangular filters over the magnitude spectrum, evenly spaced in mel = 2595·log10(1 + f/700) from 30 to 8 000 Hz, each with weights that sum to 1; a filter that
/// catches no bin takes the one nearest to its centre. Immutable, thread-safe.
/// </summary>
internal sealed class OnsetBands
{
    public const int Count = 40;

    /// <summary>Weights of a band are filled up with zeros to whole vectors.</summary>
    private const int Lanes = 4;

    private const double MinHz = 30;
    private const double MaxHz = 8000;

    private readonly float[] _weights;
    private readonly Band[] _bands = new Band[Count];

    public OnsetBands(int sampleRateHz, int frameLength)
    {
        var hertzPerBin = (double)sampleRateHz / frameLength;
        var weights = new List<float>();
        for (var band = 0; band < Count; band++)
        {
            var (first, own) = Filter(Edge(band), Edge(band + 1), Edge(band + 2), hertzPerBin);
            _bands[band] = new Band(first, weights.Count, (own.Length + Lanes - 1) / Lanes);
            weights.AddRange(own);
            weights.AddRange(new float[(_bands[band].Vectors * Lanes) - own.Length]);
        }

        _weights = [.. weights];
        SpectrumLength = (frameLength / 2) + Lanes;
    }

    /// <summary>Length of the spectrum that <see cref="Apply"/> takes: n/2 + 1 bins and three more values, which must be finite and do not count.</summary>
    public int SpectrumLength { get; }

    /// <summary>The weighted mean magnitude under each triangle.</summary>
    /// <param name="magnitudes">[<see cref="SpectrumLength"/>]</param>
    /// <param name="bands">[40]</param>
    public void Apply(ReadOnlySpan<float> magnitudes, Span<float> bands)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(magnitudes.Length, SpectrumLength, nameof(magnitudes));
        bands = bands[..Count];
        ref var m = ref MemoryMarshal.GetReference(magnitudes);
        ref var w = ref MemoryMarshal.GetArrayDataReference(_weights);
        for (var i = 0; i < bands.Length; i++)
        {
            var band = _bands[i];
            var (bin, weight) = ((nuint)band.FirstBin, (nuint)band.FirstWeight);
            var sum = Vector128<float>.Zero;
            for (var vector = 0; vector < band.Vectors; vector++, bin += Lanes, weight += Lanes)
            {
                sum = Vector128.MultiplyAddEstimate(Vector128.LoadUnsafe(ref m, bin), Vector128.LoadUnsafe(ref w, weight), sum);
            }

            bands[i] = Vector128.Sum(sum);
        }
    }

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

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Band(int FirstBin, int FirstWeight, int Vectors);
}
