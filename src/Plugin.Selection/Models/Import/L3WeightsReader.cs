using System.Numerics.Tensors;
using System.Text.RegularExpressions;
using PredictPicks.Abstractions;

namespace PredictPicks.Selection.Models.Import;

/// <summary>
/// Finds a network's weights in a Keras file, by order and kind: the numbers in layer names vary with Keras' version. A front-end layer with
/// its Fourier and mel matrices is left out.
/// </summary>
internal sealed partial class L3WeightsReader
{
    private readonly L3Network _network;
    private readonly string _path;
    private readonly Queue<KerasLayer> _layers;

    private L3WeightsReader(L3Network network, string path, KerasFile file)
    {
        (_network, _path) = (network, path);
        _layers = new Queue<KerasLayer>(file.Layers.Where(layer => IsConvolution(layer) || IsNormalisation(layer)));
    }

    /// <exception cref="PicksException">The file holds another network, or values that are no numbers.</exception>
    public static L3Weights Read(L3Network network, string path, KerasFile file)
    {
        RefuseRelatives(network, path, file);
        return new L3WeightsReader(network, path, file).Read();
    }

    /// <summary>Its sister networks have the same layers, and differ in what they listen to or in how they sum it up.</summary>
    private static void RefuseRelatives(L3Network network, string path, KerasFile file)
    {
        var name = Path.GetFileName(path);
        var frontEnd = file.Layers.FirstOrDefault(layer => layer.Weights.Keys.Any(key => key.EndsWith("_kernels", StringComparison.Ordinal)));
        var melBands = frontEnd?.Weights.Values.FirstOrDefault(array => array.Shape.Length == 2)?.Shape[1];
        if (name.Contains("_linear_", StringComparison.Ordinal) || (frontEnd is not null && melBands is null)
            || file.Configuration.Contains("\"class_name\": \"Spectrogram\"", StringComparison.Ordinal))
        {
            throw new PicksException(ModelsTexts.Word("import-linear", path, network.FileName), path);
        }

        if ((melBands ?? NumberIn(MelBandsInConfiguration(), file.Configuration) ?? NumberIn(MelBandsInName(), name)) is { } bands && bands != network.FrontEnd.Bands)
        {
            throw new PicksException(ModelsTexts.Word("import-bands", path, bands, network.FrontEnd.Bands, network.FileName), path);
        }

        var pools = PoolInConfiguration().Matches(file.Configuration);
        if (pools.Count > 0 && pools[^1].Groups["rows"].Value != $"{network.FrontEnd.Bands / 8}")
        {
            throw new PicksException(ModelsTexts.Word("import-larger-vector", path, network.Dimension, network.FileName), path);
        }
    }

    private L3Weights Read()
    {
        var input = ReadNormalisation(1);
        var convolutions = new List<L3Convolution>();
        for (var i = 0; i < _network.Filters.Count; i++)
        {
            var channels = i == 0 ? 1 : _network.Filters[i - 1];
            var filters = _network.Filters[i];
            var layer = Next("kernel");
            var kernel = Values(layer, "kernel", L3Network.Kernel, L3Network.Kernel, channels, filters);
            var bias = Values(layer, "bias", filters);
            convolutions.Add(new L3Convolution(kernel, bias, channels, _network.IsNormalisedAfter(i) ? ReadNormalisation(filters) : null));
        }

        return _layers.TryPeek(out var more) ? throw Differs(more.Name, "–") : new L3Weights(input, convolutions);
    }

    private L3Normalisation ReadNormalisation(int channels)
    {
        var layer = Next("gamma");
        return new L3Normalisation(
            Values(layer, "gamma", channels),
            Values(layer, "beta", channels),
            Values(layer, "moving_mean", channels),
            Values(layer, "moving_variance", channels));
    }

    private KerasLayer Next(string weight)
    {
        if (!_layers.TryDequeue(out var layer))
        {
            throw Differs("–", weight);
        }

        return layer.Weights.ContainsKey(weight) ? layer : throw Differs(layer.Name, weight);
    }

    private float[] Values(KerasLayer layer, string weight, params int[] shape)
    {
        var expected = $"{weight} [{string.Join(", ", shape)}]";
        if (!layer.Weights.TryGetValue(weight, out var array) || !array.Shape.SequenceEqual(shape))
        {
            throw Differs(array is null ? layer.Name : $"{layer.Name} [{string.Join(", ", array.Shape)}]", expected);
        }

        var isGood = TensorPrimitives.IsFiniteAll<float>(array.Values)
            && (!string.Equals(weight, "moving_variance", StringComparison.Ordinal) || TensorPrimitives.Min<float>(array.Values) >= 0);
        return isGood ? array.Values : throw new PicksException(ModelsTexts.Word("import-not-finite", _path, layer.Name), _path);
    }

    private PicksException Differs(string found, string expected) =>
        new(ModelsTexts.Word("import-layers-differ", _path, _network.Name, found, expected, _network.FileName), _path);

    private static bool IsConvolution(KerasLayer layer) => layer.Weights.ContainsKey("kernel");

    private static bool IsNormalisation(KerasLayer layer) => layer.Weights.ContainsKey("gamma");

    private static int? NumberIn(Regex pattern, string text) =>
        pattern.Match(text) is { Success: true } match && int.TryParse(match.Groups["number"].ValueSpan, out var number) ? number : null;

    [GeneratedRegex("\"n_mels\": *(?<number>[0-9]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MelBandsInConfiguration();

    [GeneratedRegex("_mel(?<number>[0-9]+)_", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MelBandsInName();

    [GeneratedRegex("\"pool_size\": *\\[(?<rows>[0-9]+),", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PoolInConfiguration();
}
