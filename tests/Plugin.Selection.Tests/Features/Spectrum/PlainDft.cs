namespace PredictPicks.Selection.Tests.Features.Spectrum;

/// <summary>The definition of the discrete Fourier transform, in double precision.</summary>
internal static class PlainDft
{
    public static (double[] Real, double[] Imaginary) Transform(ReadOnlySpan<float> signal)
    {
        var widened = new double[signal.Length];
        for (var t = 0; t < widened.Length; t++)
        {
            widened[t] = signal[t];
        }

        return Transform(widened);
    }

    public static (double[] Real, double[] Imaginary) Transform(double[] signal)
    {
        var n = signal.Length;
        var cosine = new double[n];
        var sine = new double[n];
        for (var i = 0; i < n; i++)
        {
            (sine[i], cosine[i]) = Math.SinCos(2 * Math.PI * i / n);
        }

        var real = new double[(n / 2) + 1];
        var imaginary = new double[(n / 2) + 1];
        for (var k = 0; k < real.Length; k++)
        {
            for (var t = 0; t < n; t++)
            {
                var angle = (int)((long)k * t % n);
                real[k] += signal[t] * cosine[angle];
                imaginary[k] -= signal[t] * sine[angle];
            }
        }

        return (real, imaginary);
    }
}
