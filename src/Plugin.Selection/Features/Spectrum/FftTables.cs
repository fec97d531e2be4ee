using System.Numerics;

namespace PredictPicks.Selection.Features.Spectrum;

/// <summary>The roots of unity that a transform of n real samples (n ≥ 32) needs, in the order in which its passes read them.</summary>
internal sealed class FftTables
{
    public FftTables(int length)
    {
        var half = length / 2;
        var passes = new List<FftPass>();
        for (int stride = 1, remaining = half; remaining >= 4; stride *= 4, remaining /= 4)
        {
            passes.Add(new FftPass(stride, remaining));
        }

        Passes = [.. passes];
        EndsWithRadix2 = BitOperations.Log2((uint)half) % 2 == 1;
        UntangleCosine = new float[(half / 2) + 1];
        UntangleSine = new float[UntangleCosine.Length];
        for (var k = 0; k < UntangleCosine.Length; k++)
        {
            var (sine, cosine) = Math.SinCos(2 * Math.PI * k / length);
            UntangleCosine[k] = (float)(cosine / 2);
            UntangleSine[k] = (float)(sine / 2);
        }
    }

    /// <summary>The radix-4 passes, first to last.</summary>
    public FftPass[] Passes { get; }

    /// <summary>Whether a radix-2 pass without factors follows, because half the length is an odd power of two.</summary>
    public bool EndsWithRadix2 { get; }

    public int PassCount => Passes.Length + (EndsWithRadix2 ? 1 : 0);

    /// <summary>½·cos(2πk/n) for k = 0 … n/4.</summary>
    public float[] UntangleCosine { get; }

    /// <summary>½·sin(2πk/n), likewise.</summary>
    public float[] UntangleSine { get; }
}

/// <summary>One radix-4 pass: at each of <see cref="Blocks"/> positions p, <see cref="Stride"/> neighbouring transforms of length 4 share
/// the factors w^p, w^2p, w^3p.</summary>
internal sealed class FftPass
{
    public FftPass(int stride, int remaining)
    {
        Stride = stride;
        Blocks = remaining / 4;
        Factors = new float[6 * Blocks];
        for (var p = 0; p < Blocks; p++)
        {
            for (var power = 1; power <= 3; power++)
            {
                var (sine, cosine) = Math.SinCos(-2 * Math.PI * p * power / remaining);
                Factors[(((2 * power) - 2) * Blocks) + p] = (float)cosine;
                Factors[(((2 * power) - 1) * Blocks) + p] = (float)sine;
            }
        }
    }

    /// <summary>1, 4, 16, …</summary>
    public int Stride { get; }

    public int Blocks { get; }

    /// <summary>Six rows of <see cref="Blocks"/> values: Re w^p, Im w^p, Re w^2p, Im w^2p, Re w^3p, Im w^3p with w = exp(−2πi /
    /// (4·Blocks)).</summary>
    public float[] Factors { get; }
}
