namespace PredictPicks.Selection.Features.Loudness;

/// <summary>
/// The energies of overlapping blocks, gated at −70 LUFS, in classes of 0.01 LU: all that gating and percentiles need, in fixed memory. Only a block within
/// 0.01 LU of the relative gate may fall on its other side.
/// </summary>
internal sealed class LoudnessHistogram
{
    /// <summary>The absolute gate of BS.1770-4, LUFS.</summary>
    public const double AbsoluteGateLufs = -70;

    private const double TopLufs = 20;
    private const int ClassesPerLu = 100;
    private const int Classes = (int)(TopLufs - AbsoluteGateLufs) * ClassesPerLu;

    private readonly int[] _counts = new int[Classes];
    private readonly double[] _energies = new double[Classes];

    /// <summary>Blocks above the absolute gate.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a block by its mean square after K-weighting.</summary>
    public void Add(double meanSquare)
    {
        var lufs = ToLufs(meanSquare);
        if (lufs <= AbsoluteGateLufs)
        {
            return;
        }

        var index = (int)Math.Min((lufs - AbsoluteGateLufs) * ClassesPerLu, Classes - 1);
        _counts[index]++;
        _energies[index] += meanSquare;
        Count++;
    }

    /// <summary>Mean energy of the blocks above the gate that lies <paramref name="gateLu"/> below the mean of all, in LUFS; null without blocks.</summary>
    public double? GatedMeanLufs(double gateLu)
    {
        if (Count == 0)
        {
            return null;
        }

        var (energy, count) = (0.0, 0);
        for (var i = GateClass(gateLu); i < Classes; i++)
        {
            energy += _energies[i];
            count += _counts[i];
        }

        return ToLufs(energy / count);
    }

    /// <summary>
    /// From one percentile to another of the blocks above the gate that lies <paramref name="gateLu"/> below the mean of all, in LU; null without blocks.
    /// Nearest rank, as EBU Tech 3342's reference code has it.
    /// </summary>
    public double? PercentileRangeLu(double gateLu, double low, double high)
    {
        if (Count == 0)
        {
            return null;
        }

        var first = GateClass(gateLu);
        var count = 0;
        for (var i = first; i < Classes; i++)
        {
            count += _counts[i];
        }

        return Percentile(first, count, high) - Percentile(first, count, low);
    }

    /// <summary>Loudness of one channel: −0.691 + 10·log10(mean square); −∞ for 0.</summary>
    public static double ToLufs(double meanSquare) => -0.691 + (10 * Math.Log10(meanSquare));

    private int GateClass(double gateLu)
    {
        var energy = 0.0;
        foreach (var sum in _energies)
        {
            energy += sum;
        }

        var gate = ToLufs(energy / Count) - gateLu;
        return Math.Clamp((int)Math.Ceiling((gate - AbsoluteGateLufs) * ClassesPerLu), 0, Classes - 1);
    }

    private double Percentile(int first, int count, double share)
    {
        var rank = (int)Math.Round(share * (count - 1), MidpointRounding.AwayFromZero);
        var index = first;
        for (var seen = _counts[index]; seen <= rank; seen += _counts[index])
        {
            index++;
        }

        return AbsoluteGateLufs + ((index + 0.5) / ClassesPerLu);
    }
}
