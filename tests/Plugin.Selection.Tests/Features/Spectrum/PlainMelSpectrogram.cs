using PredictPicks.Selection.Features.Spectrum;

namespace PredictPicks.Selection.Tests.Features.Spectrum;

/// <summary>A log-mel spectrogram by its definition, in double precision, sharing nothing with the product but the parameters.</summary>
internal static class PlainMelSpectrogram
{
    /// <summary>[frames][bands]</summary>
    public static double[][] Compute(float[] samples, MelParameters parameters)
    {
        var n = parameters.FftLength;
        var filters = Filters(parameters);
        var frames = new double[(samples.Length / parameters.HopLength) + 1][];
        for (var frame = 0; frame < frames.Length; frame++)
        {
            var windowed = new double[n];
            for (var t = 0; t < n; t++)
            {
                var place = (frame * parameters.HopLength) - (n / 2) + t;
                var sample = place >= 0 && place < samples.Length ? samples[place] : 0.0;
                windowed[t] = sample * Math.Pow(Math.Sin(Math.PI * t / n), 2);
            }

            var (real, imaginary) = PlainDft.Transform(windowed);
            frames[frame] = [.. filters.Select(filter => LogSum(filter, real, imaginary, parameters.LogGain))];
        }

        return frames;
    }

    /// <summary>[bands][bins]: every weight, zeros included.</summary>
    public static double[][] Filters(MelParameters parameters)
    {
        var (low, high) = (Mel(parameters.MinHz), Mel(parameters.MaxHz));
        double Edge(int i) => Hertz(low + ((high - low) / (parameters.Bands + 1) * i));
        return [.. Enumerable.Range(0, parameters.Bands).Select(band =>
            Enumerable.Range(0, (parameters.FftLength / 2) + 1).Select(bin =>
            {
                var hertz = (double)bin * parameters.SampleRateHz / parameters.FftLength;
                var (left, centre, right) = (Edge(band), Edge(band + 1), Edge(band + 2));
                var triangle = Math.Min((hertz - left) / (centre - left), (right - hertz) / (right - centre));
                return Math.Max(0, triangle) * 2 / (right - left);
            }).ToArray())];
    }

    private static double LogSum(double[] filter, double[] real, double[] imaginary, double gain)
    {
        var sum = 0.0;
        for (var bin = 0; bin < filter.Length; bin++)
        {
            sum += filter[bin] * ((real[bin] * real[bin]) + (imaginary[bin] * imaginary[bin]));
        }

        return Math.Log10(1 + (gain * sum));
    }

    private static double Mel(double hertz) => hertz < 1000 ? hertz * 3 / 200 : 15 + (27 * Math.Log(hertz / 1000, 6.4));

    private static double Hertz(double mel) => mel < 15 ? mel * 200 / 3 : 1000 * Math.Pow(6.4, (mel - 15) / 27);
}
