using PredictPicks.Selection.Features.Spectrum;

namespace PredictPicks.Selection.Tests.Features.Spectrum;

/// <summary>A mel spectrogram by its definition, in double precision, sharing nothing with the product but the parameters.</summary>
internal static class PlainMelSpectrogram
{
    /// <summary>[frames][bands]; decibels are not yet relative to anything.</summary>
    public static double[][] Compute(float[] samples, MelParameters parameters)
    {
        var n = parameters.FftLength;
        var filters = Filters(parameters);
        var (before, count) = Frames(samples.Length, parameters);
        var frames = new double[count][];
        for (var frame = 0; frame < frames.Length; frame++)
        {
            var windowed = new double[n];
            for (var t = 0; t < n; t++)
            {
                windowed[t] = Sample(samples, (frame * parameters.HopLength) - before + t, parameters.Padding) * Weight(t, parameters);
            }

            var (real, imaginary) = PlainDft.Transform(windowed);
            frames[frame] = [.. filters.Select(filter => Compress(Sum(filter, real, imaginary, parameters.Power), parameters))];
        }

        return frames;
    }

    /// <summary>Decibels relative to the largest of all frames, not below the clip.</summary>
    public static double[][] RelativeToMax(double[][] frames, double rangeDb)
    {
        var largest = frames.Max(frame => frame.Max());
        return [.. frames.Select(frame => frame.Select(value => Math.Max(value - largest, -rangeDb)).ToArray())];
    }

    /// <summary>[bands][bins]: every weight, zeros included.</summary>
    public static double[][] Filters(MelParameters parameters)
    {
        var isHtk = parameters.Scale == MelScaleKind.Htk;
        double Mel(double hertz) => isHtk ? HtkMel(hertz) : SlaneyMel(hertz);
        var (low, high) = (Mel(parameters.MinHz), Mel(parameters.MaxHz));
        double Edge(int i)
        {
            var mel = low + ((high - low) / (parameters.Bands + 1) * i);
            return isHtk ? HtkHertz(mel) : SlaneyHertz(mel);
        }

        return [.. Enumerable.Range(0, parameters.Bands).Select(band =>
            Enumerable.Range(0, (parameters.FftLength / 2) + 1).Select(bin =>
            {
                var hertz = (double)bin * parameters.SampleRateHz / parameters.FftLength;
                var (left, centre, right) = (Edge(band), Edge(band + 1), Edge(band + 2));
                var triangle = Math.Min((hertz - left) / (centre - left), (right - hertz) / (right - centre));
                return Math.Max(0, triangle) * (parameters.Norm == MelNorm.Slaney ? 2 / (right - left) : 1);
            }).ToArray())];
    }

    private static (int Before, int Count) Frames(int length, MelParameters parameters)
    {
        var (n, hop) = (parameters.FftLength, parameters.HopLength);
        switch (parameters.Padding)
        {
            case FramePadding.None:
                return (0, length < n ? 0 : ((length - n) / hop) + 1);
            case FramePadding.Same:
                var count = (int)Math.Ceiling((double)length / hop);
                return (Math.Max(0, (((count - 1) * hop) + n - length) / 2), count);
            default:
                return (n / 2, (length / hop) + 1);
        }
    }

    private static double Sample(float[] samples, int place, FramePadding padding)
    {
        if (padding == FramePadding.Reflect)
        {
            // Walks back and forth between the ends.
            var (at, step) = (0, 1);
            for (var i = 0; i < Math.Abs(place) && samples.Length > 1; i++)
            {
                step = at == samples.Length - 1 ? -1 : at == 0 ? 1 : step;
                at += step;
            }

            return samples[at];
        }

        return place >= 0 && place < samples.Length ? samples[place] : 0;
    }

    private static double Weight(int t, MelParameters parameters) => parameters.Window switch
    {
        FrameWindow.Hann => Math.Pow(Math.Sin(Math.PI * t / parameters.FftLength), 2),
        FrameWindow.Hamming => 0.54 - (0.46 * Math.Cos(2 * Math.PI * t / parameters.FftLength)),
        _ => 1,
    };

    private static double Sum(double[] filter, double[] real, double[] imaginary, int power)
    {
        var sum = 0.0;
        for (var bin = 0; bin < filter.Length; bin++)
        {
            var magnitude = Math.Sqrt((real[bin] * real[bin]) + (imaginary[bin] * imaginary[bin]));
            sum += filter[bin] * Math.Pow(magnitude, power);
        }

        return sum;
    }

    private static double Compress(double sum, MelParameters parameters)
    {
        var band = Math.Pow(sum, parameters.BandPower);
        return parameters.Compression switch
        {
            MelCompression.Log => Math.Log10(1 + (parameters.LogGain * band)),
            MelCompression.LogOffset => Math.Log(parameters.Floor + band),
            _ => 10 * Math.Log10(Math.Max(parameters.Floor, band)),
        };
    }

    private static double HtkMel(double hertz) => 1127.01048 * Math.Log(1 + (hertz / 700));

    private static double HtkHertz(double mel) => 700 * (Math.Exp(mel / 1127.01048) - 1);

    private static double SlaneyMel(double hertz) => hertz < 1000 ? hertz * 3 / 200 : 15 + (27 * Math.Log(hertz / 1000, 6.4));

    private static double SlaneyHertz(double mel) => mel < 15 ? mel * 200 / 3 : 1000 * Math.Pow(6.4, (mel - 15) / 27);
}
