using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PredictPicks.Selection.Features.Spectrum;

/// <summary>Loops over spectra and samples. Each result depends on the values alone, not on where they lie in memory.</summary>
internal static class SpectrumMath
{
    /// <summary>power[k] = real[k]² + imaginary[k]² for all of <paramref name="real"/>; the others are at least as long.</summary>
    public static void SquaredMagnitude(ReadOnlySpan<float> real, ReadOnlySpan<float> imaginary, Span<float> power)
    {
        imaginary = imaginary[..real.Length];
        power = power[..real.Length];
        ref var re = ref MemoryMarshal.GetReference(real);
        ref var im = ref MemoryMarshal.GetReference(imaginary);
        ref var target = ref MemoryMarshal.GetReference(power);
        nuint k = 0;
        for (; k + (nuint)Vector<float>.Count <= (nuint)real.Length; k += (nuint)Vector<float>.Count)
        {
            var (x, y) = (Vector.LoadUnsafe(ref re, k), Vector.LoadUnsafe(ref im, k));
            Vector.MultiplyAddEstimate(x, x, y * y).StoreUnsafe(ref target, k);
        }

        for (; k < (nuint)real.Length; k++)
        {
            var (x, y) = (Unsafe.Add(ref re, k), Unsafe.Add(ref im, k));
            Unsafe.Add(ref target, k) = (x * x) + (y * y);
        }
    }

    /// <summary>Σ x²: of a few hundred samples, since it is summed in single precision. 0 for none.</summary>
    public static float SumOfSquares(ReadOnlySpan<float> samples)
    {
        var sums = Vector<float>.Zero;
        var rest = samples;
        for (; rest.Length >= Vector<float>.Count; rest = rest[Vector<float>.Count..])
        {
            var x = new Vector<float>(rest);
            sums = Vector.MultiplyAddEstimate(x, x, sums);
        }

        var sum = Vector.Sum(sums);
        foreach (var x in rest)
        {
            sum += x * x;
        }

        return sum;
    }
}
