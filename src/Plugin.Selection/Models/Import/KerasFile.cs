using System.Diagnostics.CodeAnalysis;
using PredictPicks.Abstractions;
using PureHDF;

namespace PredictPicks.Selection.Models.Import;

/// <summary>The weights in a file that Keras wrote.</summary>
/// <param name="Layers">Those that have weights, in their order.</param>
/// <param name="Configuration">How the network is put together, in JSON; empty in files that hold weights alone.</param>
internal sealed record KerasFile(IReadOnlyList<KerasLayer> Layers, string Configuration)
{
    /// <summary>More layers or weights than any network has that is imported.</summary>
    private const int MaxNames = 1000;

    /// <summary>Reads an HDF5 file.</summary>
    /// <param name="path">Where it came from.</param>
    /// <param name="file">Its bytes: no array can be longer than these.</param>
    /// <exception cref="PicksException">It is damaged, or holds something else.</exception>
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "What the library throws at damaged bytes is of any type.")]
    public static KerasFile Read(string path, byte[] file)
    {
        try
        {
            using var hdf5 = H5File.Open(new MemoryStream(file, writable: false));
            var group = hdf5.LinkExists("model_weights") ? hdf5.Group("model_weights") : hdf5;
            if (!group.AttributeExists("layer_names"))
            {
                throw new PicksException(ModelsTexts.Word("import-not-keras", path), path);
            }

            var layers = Names(group, "layer_names").Select(name => ReadLayer(group.Group(name), name, file.Length));
            var configuration = hdf5.AttributeExists("model_config") ? hdf5.Attribute("model_config").Read<string>() : string.Empty;
            return new KerasFile([.. layers.Where(layer => layer.Weights.Count > 0)], configuration);
        }
        catch (Exception exception) when (exception is not PicksException)
        {
            throw new PicksException(ModelsTexts.Word("import-damaged", path), path, exception);
        }
    }

    private static KerasLayer ReadLayer(IH5Group group, string name, int fileLength)
    {
        var weights = new Dictionary<string, KerasArray>(StringComparer.Ordinal);
        foreach (var full in group.AttributeExists("weight_names") ? Names(group, "weight_names") : [])
        {
            var dataset = group.Dataset(full);
            var shape = dataset.Space.Dimensions;
            var length = shape.Aggregate(1UL, (product, size) => checked(product * size));
            weights[ShortName(full)] = length <= (ulong)fileLength / sizeof(float)
                ? new KerasArray([.. shape.Select(size => (int)size)], dataset.Read<float[]>())
                : throw new InvalidDataException($"{full} is longer than the file.");
        }

        return new KerasLayer(name, weights);
    }

    /// <summary>An attribute of texts; where there are none, it is not one of texts either.</summary>
    private static string[] Names(IH5Object owner, string attribute)
    {
        var names = owner.Attribute(attribute);
        return names.Type.Class is H5DataTypeClass.String or H5DataTypeClass.VariableLength && names.Space.Dimensions is [> 0 and <= MaxNames]
            ? names.Read<string[]>()
            : [];
    }

    /// <summary><c>conv2d_1/kernel:0</c> is <c>kernel</c>.</summary>
    private static string ShortName(string full) => full[(full.LastIndexOf('/') + 1)..].Split(':')[0];
}

/// <summary>A layer that has weights.</summary>
/// <param name="Name">Such as <c>conv2d_1</c>; the number varies.</param>
/// <param name="Weights">By short name: <c>kernel</c>, <c>gamma</c> …</param>
internal sealed record KerasLayer(string Name, IReadOnlyDictionary<string, KerasArray> Weights);

/// <summary>An array, the last axis running fastest.</summary>
internal sealed record KerasArray(int[] Shape, float[] Values);
