using System.Runtime.InteropServices;

namespace PredictPicks.Selection.Features.Embedding;

/// <summary>How loud a patch is, and whether all of it is made of numbers.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct PatchMeter
{
    private double _energy;
    private long _samples;

    /// <summary>True once a value was NaN, infinite, or too large to be squared.</summary>
    public bool IsDamaged { get; private set; }

    /// <summary>Root of the mean square; 0 without samples.</summary>
    public readonly double Rms => _samples == 0 ? 0 : Math.Sqrt(_energy / _samples);

    /// <param name="energy">Σ x² of the frame's own samples.</param>
    /// <param name="sampleCount">How many these are.</param>
    /// <param name="largest">Of the frame's values: NaN or infinite when one of them is.</param>
    public void Add(float energy, int sampleCount, float largest)
    {
        _energy += energy;
        _samples += sampleCount;
        IsDamaged |= !float.IsFinite(energy) || !float.IsFinite(largest);
    }
}
