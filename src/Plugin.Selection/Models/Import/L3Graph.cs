using PredictPicks.Selection.Models.Managed;

namespace PredictPicks.Selection.Models.Import;

/// <summary>
/// Writes a network as ONNX. Normalisations are folded into the convolutions before them. That of the map stays: the convolution after it
/// pads with zeros, which it does not shift.
/// </summary>
internal static class L3Graph
{
    public const string Input = "map";
    public const string Output = "embedding";

    public static byte[] Write(L3Network network, L3Weights weights)
    {
        var file = new OnnxFile()
            .Input(Input, -1, 1, network.FrontEnd.Bands, network.Frames)
            .Output(Output, -1, network.Dimension)
            .Weights("scale", [1, 1, 1, 1], [(float)weights.Input.Scale(0)])
            .Weights("shift", [1, 1, 1, 1], [(float)weights.Input.Shift(0)])
            .Node("Mul", [Input, "scale"], "scaled")
            .Node("Add", ["scaled", "shift"], "x0");
        for (var i = 0; i < weights.Convolutions.Count; i++)
        {
            AddConvolution(file, weights.Convolutions[i], i);
        }

        return file
            .Node("GlobalMaxPool", [$"x{weights.Convolutions.Count}"], "maxima")
            .Node("Flatten", ["maxima"], Output)
            .ToArray();
    }

    private static void AddConvolution(OnnxFile file, L3Convolution convolution, int index)
    {
        var (kernel, bias) = Fold(convolution);
        var value = $"sums{index}";
        file.Weights($"w{index}", [convolution.Filters, convolution.Channels, L3Network.Kernel, L3Network.Kernel], kernel)
            .Weights($"b{index}", [convolution.Filters], bias)
            .Node("Conv", [$"x{index}", $"w{index}", $"b{index}"], value, ("pads", (int[])[1, 1, 1, 1]), ("kernel_shape", (int[])[L3Network.Kernel, L3Network.Kernel]));
        if (convolution.Normalisation is not null)
        {
            file.Node("Relu", [value], value = $"positive{index}");
        }

        if (L3Network.IsHalvedAfter(index))
        {
            file.Node("MaxPool", [value], $"x{index + 1}", ("kernel_shape", (int[])[2, 2]), ("strides", (int[])[2, 2]));
        }
        else
        {
            file.Node("Identity", [value], $"x{index + 1}");
        }
    }

    /// <summary>[row, column, channel, filter] becomes [filter, channel, row, column].</summary>
    private static (float[] Kernel, float[] Bias) Fold(L3Convolution convolution)
    {
        const int Taps = L3Network.Kernel * L3Network.Kernel;
        var (filters, channels) = (convolution.Filters, convolution.Channels);
        var kernel = new float[convolution.Kernel.Length];
        var bias = new float[filters];
        for (var filter = 0; filter < filters; filter++)
        {
            var scale = convolution.Normalisation?.Scale(filter) ?? 1;
            bias[filter] = (float)((convolution.Bias[filter] * scale) + (convolution.Normalisation?.Shift(filter) ?? 0));
            for (var i = 0; i < channels * Taps; i++)
            {
                var (channel, tap) = (i / Taps, i % Taps);
                kernel[(filter * channels * Taps) + i] = (float)(convolution.Kernel[(((tap * channels) + channel) * filters) + filter] * scale);
            }
        }

        return (kernel, bias);
    }
}
