using System.Numerics.Tensors;

namespace PredictPicks.Selection.Tests.Models.Import;

/// <summary>
/// The networks as their papers and Keras' documentation describe them, in double precision, on channel planes. Shares nothing with the product:
/// neither layout, nor folding, nor code.
/// </summary>
internal static class PlainL3
{
    /// <param name="weights">The arrays.</param>
    /// <param name="convolutions">Names of the convolutions, in order.</param>
    /// <param name="normalisations">Names of the normalisations: that of the map, then one a convolution; one less where the last has none.</param>
    /// <param name="map">[rows][columns]</param>
    public static double[] Embed(KerasWeights weights, string[] convolutions, string[] normalisations, double[][] map)
    {
        double[][][] planes = [map];
        planes = Normalise(planes, weights, normalisations[0]);
        for (var i = 0; i < convolutions.Length; i++)
        {
            planes = Convolve(planes, weights[$"{convolutions[i]}/kernel"], weights[$"{convolutions[i]}/bias"]);
            if (i + 1 < normalisations.Length)
            {
                planes = Normalise(planes, weights, normalisations[i + 1]);
                planes = [.. planes.Select(plane => plane.Select(row => row.Select(x => x > 0 ? x : 0).ToArray()).ToArray())];
            }

            if (i % 2 == 1 && i < convolutions.Length - 1)
            {
                planes = [.. planes.Select(Pool)];
            }
        }

        return [.. planes.Select(plane => plane.Max(row => row.Max()))];
    }

    private static double[][][] Normalise(double[][][] planes, KerasWeights weights, string name) => [.. planes.Select((plane, channel) =>
    {
        var deviation = Math.Sqrt(weights[$"{name}/moving_variance"][channel] + 0.001);
        double Value(double x) => ((x - weights[$"{name}/moving_mean"][channel]) / deviation * weights[$"{name}/gamma"][channel]) + weights[$"{name}/beta"][channel];
        return plane.Select(row => row.Select(Value).ToArray()).ToArray();
    })];

    /// <summary>Planes laid out flat, with zeros around them: each tap adds a shifted plane.</summary>
    private static double[][][] Convolve(double[][][] input, float[] kernel, float[] bias)
    {
        var (rows, columns, channels, filters) = (input[0].Length, input[0][0].Length, input.Length, bias.Length);
        var pitch = columns + 2;
        var padded = input.Select(plane => (double[])[.. new double[pitch], .. plane.SelectMany(row => (double[])[0, .. row, 0]), .. new double[pitch]]).ToArray();
        var output = new double[filters][][];
        Parallel.For(0, filters, filter =>
        {
            var sums = Enumerable.Repeat((double)bias[filter], (rows * pitch) - 2).ToArray();
            for (var channel = 0; channel < channels; channel++)
            {
                for (var tap = 0; tap < 9; tap++)
                {
                    double weight = kernel[(((tap * channels) + channel) * filters) + filter];
                    TensorPrimitives.MultiplyAdd(padded[channel].AsSpan((tap / 3 * pitch) + (tap % 3), sums.Length), weight, sums, sums);
                }
            }

            output[filter] = [.. Enumerable.Range(0, rows).Select(y => sums.AsSpan(y * pitch, columns).ToArray())];
        });
        return output;
    }

    private static double[][] Pool(double[][] plane) => [.. Enumerable.Range(0, plane.Length / 2).Select(y =>
        Enumerable.Range(0, plane[0].Length / 2).Select(x =>
            Math.Max(Math.Max(plane[2 * y][2 * x], plane[2 * y][(2 * x) + 1]), Math.Max(plane[(2 * y) + 1][2 * x], plane[(2 * y) + 1][(2 * x) + 1]))).ToArray())];
}
