using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace PredictPicks.Selection.Features.Spectrum;

/// <summary>
/// Triangular filters, evenly spaced on the <see cref="MelScale"/>, each of area 1 over frequency in Hz (Slaney's norm: the peak is 2 /
/// width). Only the bins under a triangle are kept. Immutable, thread-safe; applying it does not allocate.
/// </summary>
internal sealed class MelFilterBank
{
    /// <summary>Weights of a band are filled up with zeros to whole vectors.</summary>
    private const int Lanes = 4;

    private readonly float[] _weights;
    private readonly Band[] _bands;

    public MelFilterBank(int sampleRateHz, int fftLength, int bands, double minHz, double maxHz)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bands, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(minHz, 0);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(maxHz, minHz);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(maxHz, sampleRateHz / 2.0);
        var bins = (fftLength / 2) + 1;
        var hertzPerBin = (double)sampleRateHz / fftLength;
        var edges = Edges(bands, minHz, maxHz);
        var weights = new List<float>();
        _bands = new Band[bands];
        for (var band = 0; band < bands; band++)
        {
            var (low, centre, high) = (edges[band], edges[band + 1], edges[band + 2]);
            var first = Math.Min((int)Math.Floor(low / hertzPerBin) + 1, bins);
            var end = Math.Clamp((int)Math.Ceiling(high / hertzPerBin), first, bins);
            _bands[band] = new Band(first, weights.Count, (end - first + Lanes - 1) / Lanes);
            for (var bin = first; bin < end; bin++)
            {
                var hertz = bin * hertzPerBin;
                var height = Math.Min((hertz - low) / (centre - low), (high - hertz) / (high - centre));
                weights.Add((float)(height * 2 / (high - low)));
            }

            while (weights.Count % Lanes != 0)
            {
                weights.Add(0);
            }
        }

        _weights = [.. weights];
        PowerLength = bins + Lanes - 1;
    }

    public int Bands => _bands.Length;

    /// <summary>Length of the power spectrum that <see cref="Apply"/> takes: the bins and a few zeros, which the caller keeps
    /// zero.</summary>
    public int PowerLength { get; }

    /// <summary>Sums the power spectrum under each triangle.</summary>
    /// <param name="power">[<see cref="PowerLength"/>]</param>
    /// <param name="bands">[<see cref="Bands"/>]</param>
    public void Apply(ReadOnlySpan<float> power, Span<float> bands)
    {
        if (power.Length < PowerLength)
        {
            throw new ArgumentException("The power spectrum lacks its padding.", nameof(power));
        }

        bands = bands[.._bands.Length];
        ref var p = ref MemoryMarshal.GetReference(power);
        ref var w = ref MemoryMarshal.GetArrayDataReference(_weights);
        for (var i = 0; i < bands.Length; i++)
        {
            var band = _bands[i];
            var (bin, weight) = ((nuint)band.FirstBin, (nuint)band.FirstWeight);
            var sum = Vector128<float>.Zero;
            for (var vector = 0; vector < band.Vectors; vector++, bin += Lanes, weight += Lanes)
            {
                sum = Vector128.MultiplyAddEstimate(Vector128.LoadUnsafe(ref p, bin), Vector128.LoadUnsafe(ref w, weight), sum);
            }

            bands[i] = Vector128.Sum(sum);
        }
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

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Band(int FirstBin, int FirstWeight, int Vectors);
}
