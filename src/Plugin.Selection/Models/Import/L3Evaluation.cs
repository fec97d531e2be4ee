using System.Numerics.Tensors;

namespace PredictPicks.Selection.Models.Import;

/// <summary>
/// Computes a network straight from the weights as Keras keeps them, step by step and in double precision: what the graph that was made of
/// them is compared with.
/// </summary>
internal static class L3Evaluation
{
    /// <summary>The vector of a map.</summary>
    /// <param name="weights">As read.</param>
    /// <param name="map">[<paramref name="rows"/>, <paramref name="columns"/>]: of any size, since the maximum over the map is taken in the end.</param>
    /// <param name="rows">8 or more.</param>
    /// <param name="columns">8 or more.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static double[] Run(L3Weights weights, ReadOnlySpan<float> map, int rows, int columns, CancellationToken cancellationToken)
    {
        var state = new Map(rows, columns, 1, [.. map.ToArray().Select(value => (double)value)]);
        Normalise(state, weights.Input);
        for (var i = 0; i < weights.Convolutions.Count; i++)
        {
            var convolution = weights.Convolutions[i];
            state = Convolve(state, convolution, cancellationToken);
            if (convolution.Normalisation is { } normalisation)
            {
                Normalise(state, normalisation);
                TensorPrimitives.Max(state.Values, 0, state.Values);
            }

            state = L3Network.IsHalvedAfter(i) ? Halve(state) : state;
        }

        var vector = state.Pixel(0, 0).ToArray();
        for (var pixel = 0; pixel < state.Rows * state.Columns; pixel++)
        {
            TensorPrimitives.Max(vector, state.Pixel(pixel / state.Columns, pixel % state.Columns), vector);
        }

        return vector;
    }

    private static void Normalise(Map map, L3Normalisation normalisation)
    {
        for (var i = 0; i < map.Values.Length; i++)
        {
            var channel = i % map.Channels;
            map.Values[i] = (normalisation.Gamma[channel] * (map.Values[i] - normalisation.Mean[channel])
                / Math.Sqrt(normalisation.Variance[channel] + L3Network.VarianceFloor)) + normalisation.Beta[channel];
        }
    }

    private static Map Convolve(Map input, L3Convolution convolution, CancellationToken cancellationToken)
    {
        var filters = convolution.Filters;
        double[] kernel = [.. convolution.Kernel.Select(weight => (double)weight)];
        double[] bias = [.. convolution.Bias.Select(value => (double)value)];
        var output = new Map(input.Rows, input.Columns, filters, new double[input.Rows * input.Columns * filters]);
        Parallel.For(0, input.Rows, new ParallelOptions { CancellationToken = cancellationToken }, row =>
        {
            for (var column = 0; column < input.Columns; column++)
            {
                var sums = output.Pixel(row, column);
                bias.CopyTo(sums);
                for (var tap = 0; tap < L3Network.Kernel * L3Network.Kernel; tap++)
                {
                    var (y, x) = (row + (tap / L3Network.Kernel) - 1, column + (tap % L3Network.Kernel) - 1);
                    if (y < 0 || y >= input.Rows || x < 0 || x >= input.Columns)
                    {
                        continue;
                    }

                    var pixel = input.Pixel(y, x);
                    for (var channel = 0; channel < input.Channels; channel++)
                    {
                        TensorPrimitives.MultiplyAdd(kernel.AsSpan(((tap * input.Channels) + channel) * filters, filters), pixel[channel], sums, sums);
                    }
                }
            }
        });
        return output;
    }

    private static Map Halve(Map input)
    {
        var (rows, columns) = (input.Rows / 2, input.Columns / 2);
        var output = new Map(rows, columns, input.Channels, new double[rows * columns * input.Channels]);
        for (var pixel = 0; pixel < rows * columns; pixel++)
        {
            var (row, column) = (pixel / columns, pixel % columns);
            var largest = output.Pixel(row, column);
            TensorPrimitives.Max(input.Pixel(2 * row, 2 * column), input.Pixel(2 * row, (2 * column) + 1), largest);
            TensorPrimitives.Max(largest, input.Pixel((2 * row) + 1, 2 * column), largest);
            TensorPrimitives.Max(largest, input.Pixel((2 * row) + 1, (2 * column) + 1), largest);
        }

        return output;
    }

    /// <summary>[row, column, channel]</summary>
    private sealed record Map(int Rows, int Columns, int Channels, double[] Values)
    {
        public Span<double> Pixel(int row, int column) => Values.AsSpan(((row * Columns) + column) * Channels, Channels);
    }
}
