using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using PredictPicks.Abstractions;
using PredictPicks.Selection.Ranking.Gbdt;

namespace PredictPicks.Selection.Training;

/// <summary>Reads and writes <c>models/selection/manifest.json</c> in a store's folder: all of a trained model, with a checksum.</summary>
internal static class ModelManifest
{
    /// <summary>Of the file's form; another number is another program's.</summary>
    private const int Format = 1;

    /// <summary>Larger files are no manifests: 100 000 picks take 7 MB.</summary>
    private const long MaxBytes = 32 << 20;

    /// <summary>Where a store keeps its model.</summary>
    public static string PathIn(string storeFolder) => Path.Join(storeFolder, "models", "selection", "manifest.json");

    /// <summary>Where the trees of a model lie: beside its manifest.</summary>
    public static string TreesBeside(string manifest) => Path.Join(Path.GetDirectoryName(manifest), GbdtFile.Name);

    /// <summary>Replaces manifest and trees as a whole: when the disk is full, or the process dies, the old model stays.</summary>
    /// <exception cref="IOException">The file system refused.</exception>
    /// <exception cref="UnauthorizedAccessException">The user may not write there.</exception>
    public static void Write(string path, TrainedModel model)
    {
        byte[]? trees = model.Trees is { } learned ? GbdtFile.Write(learned) : null;
        var manifest = (path, Serialise(model with { TreesSha256 = trees is null ? null : Hash(trees) }));
        FileSet.Replace(trees is null ? [manifest] : [(TreesBeside(path), trees), manifest]);
        if (trees is null)
        {
            File.Delete(TreesBeside(path));
        }
    }

    /// <summary>The model with its trees, or null with the reason why it cannot be used.</summary>
    public static (TrainedModel? Model, UserText? Problem) Read(string path)
    {
        var document = ReadBytes(path, MaxBytes);
        if (document.Bytes is null)
        {
            return (null, document.Problem);
        }

        try
        {
            var manifest = JsonSerializer.Deserialize(document.Bytes, ManifestJson.Default.ManifestDocument);
            if (manifest is { Format: not Format })
            {
                return (null, TrainingTexts.Word("model-other-version", path));
            }

            return manifest is null || !IsComplete(manifest.Model) || manifest.Sha256 != Hash(Serialise(manifest.Model, ManifestJson.Default.TrainedModel))
                ? (null, TrainingTexts.Word("model-damaged", path))
                : WithTrees(manifest.Model, TreesBeside(path));
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException or ArgumentException)
        {
            return (null, TrainingTexts.Word("model-damaged", path));
        }
    }

    /// <summary>The trees are those that the manifest was written with, byte for byte.</summary>
    private static (TrainedModel? Model, UserText? Problem) WithTrees(TrainedModel model, string path)
    {
        if (model.TreesSha256 is null)
        {
            return (model, null);
        }

        var bytes = ReadBytes(path, GbdtFile.MaxBytes).Bytes;
        return bytes is not null && Hash(bytes) == model.TreesSha256 && GbdtFile.Read(bytes) is { } trees
            ? (model with { Trees = trees }, null)
            : (null, TrainingTexts.Word("model-damaged", path));
    }

    private static (byte[]? Bytes, UserText? Problem) ReadBytes(string path, long most)
    {
        try
        {
            return new FileInfo(path).Length > most ? (null, TrainingTexts.Word("model-damaged", path)) : (File.ReadAllBytes(path), null);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return (null, TrainingTexts.Word("model-missing", path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            return (null, TrainingTexts.Word("model-damaged", path));
        }
    }

    /// <summary>The checksum is of the model as this program writes it: what was changed by hand, or lost, does not match.</summary>
    private static byte[] Serialise(TrainedModel model)
    {
        var document = new ManifestDocument(Format, Hash(Serialise(model, ManifestJson.Default.TrainedModel)), model);
        return [.. Serialise(document, ManifestJson.Default.ManifestDocument), (byte)'\n'];
    }

    private static byte[] Serialise<T>(T value, JsonTypeInfo<T> type) => JsonSerializer.SerializeToUtf8Bytes(value, type);

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>JSON may say null where the type says there is something.</summary>
    private static bool IsComplete(TrainedModel? model) =>
        model is { Ranker: not null, Embedding: not null, Picks: not null, Weights: not null, Calibration: not null, Validation: not null };
}

/// <summary>The file.</summary>
internal sealed record ManifestDocument(int Format, string Sha256, TrainedModel Model);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(ManifestDocument))]
internal sealed partial class ManifestJson : JsonSerializerContext;
