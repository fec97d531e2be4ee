using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace PredictPicks.Selection.Features.Spectrum;

/// <summary>Weighted sums of runs of neighbouring bins, one run a band: what filter banks come down to. Immutable, thread-safe; no call allocates.</summary>
internal sealed class BandWeights
{
    /// <summary>Values that a spectrum must have after its last bin: they must be finite and do not count.</summary>
    public const int Padding = Lanes - 1;

    /// <summary>Weights of a band are filled up with zeros to whole vectors.</summary>
    private const int Lanes = 4;

    private readonly float[] _weights;
    private readonly Band[] _bands;
    private readonly int _spectrumLength;

    /// <param name="bands">Each band's first bin and weights.</param>
    /// <param name="bins">Of the spectrum.</param>
    public BandWeights(IReadOnlyList<(int FirstBin, float[] Weights)> bands, int bins)
    {
        _bands = new Band[bands.Count];
        var weights = new List<float>();
        for (var i = 0; i < bands.Count; i++)
        {
            var (first, own) = bands[i];
            _bands[i] = new Band(first, weights.Count, (own.Length + Lanes - 1) / Lanes);
            weights.AddRange(own);
            weights.AddRange(new float[(_bands[i].Vectors * Lanes) - own.Length]);
        }

        _weights = [.. weights];
        _spectrumLength = bins + Padding;
    }

    /// <summary>How many bands.</summary>
    public int Count => _bands.Length;

    /// <summary>Sums up each band.</summary>
    /// <param name="spectrum">[bins + <see cref="Padding"/>]</param>
    /// <param name="sums">[<see cref="Count"/>]</param>
    public void Apply(ReadOnlySpan<float> spectrum, Span<float> sums)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(spectrum.Length, _spectrumLength, nameof(spectrum));
        sums = sums[.._bands.Length];
        ref var s = ref MemoryMarshal.GetReference(spectrum);
        ref var w = ref MemoryMarshal.GetArrayDataReference(_weights);
        for (var i = 0; i < sums.Length; i++)
        {
            var band = _bands[i];
            var (bin, weight) = ((nuint)band.FirstBin, (nuint)band.FirstWeight);
            var sum = Vector128<float>.Zero;
            for (var vector = 0; vector < band.Vectors; vector++, bin += Lanes, weight += Lanes)
            {
                sum = Vector128.MultiplyAddEstimate(Vector128.LoadUnsafe(ref s, bin), Vector128.LoadUnsafe(ref w, weight), sum);
            }

            sums[i] = Vector128.Sum(sum);
        }
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Band(int FirstBin, int FirstWeight, int Vectors);
}
