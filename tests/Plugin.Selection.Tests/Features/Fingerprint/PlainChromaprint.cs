namespace PredictPicks.Selection.Tests.Features.Fingerprint;

/// <summary>
/// Chromaprint's algorithm 2 written down once more, as plainly as possible: all samples at once, the Fourier sum by its definition, boxes summed value by
/// value, everything in double precision. Slow.
/// </summary>
internal static class PlainChromaprint
{
    private const int Frame = 4096;
    private const int Hop = 1365;

    /// <summary>Shape, first band, bands, rows, three thresholds.</summary>
    private static readonly double[][] Filters =
    [
        [0, 4, 3, 15, 1.98215, 2.35817, 2.63523],
        [4, 4, 6, 15, -1.03809, -0.651211, -0.282167],
        [1, 0, 4, 16, -0.298702, 0.119262, 0.558497],
        [3, 8, 2, 12, -0.105439, 0.0153946, 0.135898],
        [3, 4, 4, 8, -0.142891, 0.0258736, 0.200632],
        [4, 0, 3, 5, -0.826319, -0.590612, -0.368214],
        [1, 2, 2, 9, -0.557409, -0.233035, 0.0534525],
        [2, 7, 3, 4, -0.0646826, 0.00620476, 0.0784847],
        [2, 6, 2, 16, -0.192387, -0.029699, 0.215855],
        [2, 1, 3, 2, -0.0397818, -0.00568076, 0.0292026],
        [5, 10, 1, 15, -0.53823, -0.369934, -0.190235],
        [3, 6, 2, 10, -0.124877, 0.0296483, 0.139239],
        [2, 1, 1, 14, -0.101475, 0.0225617, 0.231971],
        [3, 5, 6, 4, -0.0799915, -0.00729616, 0.063262],
        [1, 9, 2, 12, -0.272556, 0.019424, 0.302559],
        [3, 4, 2, 14, -0.164292, -0.0321188, 0.0846339],
    ];

    private static readonly double[] Cosine = [.. Enumerable.Range(0, Frame).Select(i => Math.Cos(2 * Math.PI * i / Frame))];

    public static uint[] Items(short[] samples)
    {
        var chroma = new List<double[]>();
        for (var start = 0; start + Frame <= samples.Length; start += Hop)
        {
            chroma.Add(Chroma(samples.AsSpan(start, Frame)));
        }

        var rows = Enumerable.Range(0, Math.Max(0, chroma.Count - 4)).Select(i => Row(chroma, i)).ToArray();
        return [.. Enumerable.Range(0, Math.Max(0, rows.Length - 15)).Select(i => Item(rows[i..(i + 16)]))];
    }

    private static double[] Chroma(ReadOnlySpan<short> samples)
    {
        var windowed = new double[Frame];
        for (var i = 0; i < Frame; i++)
        {
            windowed[i] = samples[i] / 32767.0 * (0.54 - (0.46 * Math.Cos(2 * Math.PI * i / 4095)));
        }

        var chroma = new double[12];
        for (var bin = 10; bin < 1308; bin++)
        {
            var (real, imaginary) = (0.0, 0.0);
            for (var i = 0; i < Frame; i++)
            {
                real += windowed[i] * Cosine[bin * i % Frame];
                imaginary += windowed[i] * Cosine[((bin * i) + (Frame / 4)) % Frame];
            }

            var semitones = 12 * Math.Log2(bin * 11025.0 / Frame / 27.5);
            chroma[(int)Math.Floor(semitones - (12 * Math.Floor(semitones / 12)))] += (real * real) + (imaginary * imaginary);
        }

        return chroma;
    }

    private static double[] Row(List<double[]> chroma, int first)
    {
        double[] weights = [0.25, 0.75, 1, 0.75, 0.25];
        var row = Enumerable.Range(0, 12).Select(band => Enumerable.Range(0, 5).Sum(i => weights[i] * chroma[first + i][band])).ToArray();
        var norm = Math.Sqrt(row.Sum(value => value * value));
        return [.. row.Select(value => norm < 0.01 ? 0 : value / norm)];
    }

    private static uint Item(double[][] rows)
    {
        uint[] gray = [0, 1, 3, 2];
        var item = 0u;
        foreach (var filter in Filters)
        {
            var response = Response(rows, (int)filter[0], (int)filter[1], (int)filter[2], (int)filter[3]);
            item = (item * 4) + gray[filter[4..].Count(threshold => response >= threshold)];
        }

        return item;
    }

    private static double Response(double[][] rows, int shape, int band, int bands, int width)
    {
        double a = 0, b = 0;
        for (var row = 0; row < width; row++)
        {
            for (var i = 0; i < bands; i++)
            {
                var (late, upper) = (row >= width / 2, i >= bands / 2);
                var inA = shape switch
                {
                    0 => true,
                    1 => upper,
                    2 => late,
                    3 => late != upper,
                    4 => i >= bands / 3 && i < 2 * (bands / 3),
                    _ => row >= width / 3 && row < 2 * (width / 3),
                };
                (a, b) = inA ? (a + rows[row][band + i], b) : (a, b + rows[row][band + i]);
            }
        }

        return Math.Log((1 + a) / (1 + b));
    }
}
