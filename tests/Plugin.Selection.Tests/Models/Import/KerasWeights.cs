using System.IO.Compression;
using PredictPicks.Selection.Models.Import;
using PureHDF;

namespace PredictPicks.Selection.Tests.Models.Import;

/// <summary>Arrays of a Keras file by their full names (<c>conv2d_1/kernel</c>): made up, or read in the test's own way; and how they are written.</summary>
internal sealed class KerasWeights
{
    private readonly List<string> _layers = [];

    public Dictionary<string, (int[] Shape, float[] Values)> Arrays { get; } = new(StringComparer.Ordinal);

    /// <summary>JSON of the network's structure; empty: none is written.</summary>
    public string Configuration { get; set; } = string.Empty;

    /// <summary>Weights that keep signals at their size, for one of the networks.</summary>
    public static KerasWeights Random(L3Network network, int seed)
    {
        var random = new Random(seed);
        var weights = new KerasWeights();
        float[] Values(int count, double centre, double width) => [.. Enumerable.Range(0, count).Select(_ => (float)(centre + (width * ((2 * random.NextDouble()) - 1))))];
        void Normalisation(string name, int channels, float mean)
        {
            weights.Add($"{name}/gamma", [channels], Values(channels, 1, 0.2));
            weights.Add($"{name}/beta", [channels], Values(channels, 0.1, 0.2));
            weights.Add($"{name}/moving_mean", [channels], Values(channels, mean, 0.2));
            weights.Add($"{name}/moving_variance", [channels], Values(channels, mean == 0 ? 1 : 400, 0.5));
        }

        Normalisation("batch_normalization_11", 1, -40);
        for (var i = 0; i < network.Filters.Count; i++)
        {
            var (channels, filters) = (i == 0 ? 1 : network.Filters[i - 1], network.Filters[i]);
            var name = i == network.Filters.Count - 1 ? "audio_embedding_layer" : $"conv2d_{i + 9}";
            weights.Add($"{name}/kernel", [3, 3, channels, filters], Values(9 * channels * filters, 0, Math.Sqrt(6.0 / (9 * channels))));
            weights.Add($"{name}/bias", [filters], Values(filters, 0, 0.1));
            if (i < network.Filters.Count - 1 || network.EndsWithNormalisation)
            {
                Normalisation($"batch_normalization_{i + 12}", filters, 0);
            }

            weights.AddLayer($"activation_{i}");
        }

        return weights;
    }

    /// <summary>A packed file, read name by name.</summary>
    public static KerasWeights Read(string path)
    {
        using var unpacked = new MemoryStream();
        using (var gzip = new GZipStream(File.OpenRead(path), CompressionMode.Decompress))
        {
            gzip.CopyTo(unpacked);
        }

        var weights = new KerasWeights();
        unpacked.Position = 0;
        using var file = H5File.Open(unpacked);
        foreach (var layer in file.Group("model_weights").Children().OfType<IH5Group>())
        {
            foreach (var dataset in layer.Children().OfType<IH5Group>().SelectMany(inner => inner.Children()).OfType<IH5Dataset>())
            {
                weights.Add($"{layer.Name}/{dataset.Name.Split(':')[0]}", [.. dataset.Space.Dimensions.Select(size => (int)size)], dataset.Read<float[]>());
            }
        }

        return weights;
    }

    public float[] this[string name] => Arrays[name].Values;

    public void Add(string name, int[] shape, float[] values)
    {
        AddLayer(name.Split('/')[0]);
        Arrays[name] = (shape, values);
    }

    /// <summary>Writes it as Keras does: a group a layer, in it one of the same name, in that the arrays.</summary>
    public string Write(string path)
    {
        var file = new H5File();
        file.Attributes["layer_names"] = _layers.ToArray();
        if (Configuration.Length > 0)
        {
            file.Attributes["model_config"] = Configuration;
        }

        foreach (var layer in _layers)
        {
            var group = new H5Group();
            var inner = new H5Group();
            var own = Arrays.Where(array => array.Key.StartsWith(layer + "/", StringComparison.Ordinal)).ToArray();
            foreach (var (name, (shape, values)) in own)
            {
                inner[name[(layer.Length + 1)..] + ":0"] = new H5Dataset(values, fileDims: [.. shape.Select(size => (ulong)size)]);
            }

            if (own.Length > 0)
            {
                group.Attributes["weight_names"] = own.Select(array => array.Key + ":0").ToArray();
                group[layer] = inner;
            }

            file[layer] = group;
        }

        file.Write(path);
        if (path.EndsWith(".gz", StringComparison.Ordinal))
        {
            var bytes = File.ReadAllBytes(path);
            using var gzip = new GZipStream(File.Create(path), CompressionLevel.Fastest);
            gzip.Write(bytes);
        }

        return path;
    }

    private void AddLayer(string name)
    {
        if (!_layers.Contains(name))
        {
            _layers.Add(name);
        }
    }
}
