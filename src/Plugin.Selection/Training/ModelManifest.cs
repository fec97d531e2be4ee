using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using PredictPicks.Abstractions;

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

    /// <summary>Replaces the file as a whole: when the disk is full, or the process dies, the old model stays.</summary>
    /// <exception cref="IOException">The file system refused.</exception>
    /// <exception cref="UnauthorizedAccessException">The user may not write there.</exception>
    public static void Write(string path, TrainedModel model)
    {
        var folder = Path.GetDirectoryName(path)!;
        Directory.CreateDirectory(folder);
        var temporary = Path.Join(folder, $".manifest-{Guid.NewGuid():N}.tmp");
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                stream.Write(Serialise(model));
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>The model, or null with the reason why it cannot be used.</summary>
    public static (TrainedModel? Model, UserText? Problem) Read(string path)
    {
        try
        {
            if (new FileInfo(path).Length > MaxBytes)
            {
                return (null, TrainingTexts.Word("model-damaged", path));
            }

            var document = JsonSerializer.Deserialize(File.ReadAllBytes(path), ManifestJson.Default.ManifestDocument);
            if (document is { Format: not Format })
            {
                return (null, TrainingTexts.Word("model-other-version", path));
            }

            return document is null || !IsComplete(document.Model) || document.Sha256 != Hash(document.Model)
                ? (null, TrainingTexts.Word("model-damaged", path))
                : (document.Model, null);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return (null, TrainingTexts.Word("model-missing", path));
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            return (null, TrainingTexts.Word("model-damaged", path));
        }
    }

    private static byte[] Serialise(TrainedModel model) =>
        [.. JsonSerializer.SerializeToUtf8Bytes(new ManifestDocument(Format, Hash(model), model), ManifestJson.Default.ManifestDocument), (byte)'\n'];

    /// <summary>Of the model as this program writes it: what was changed by hand, or lost, does not match.</summary>
    private static string Hash(TrainedModel model) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(model, ManifestJson.Default.TrainedModel)));

    /// <summary>JSON may say null where the type says there is something.</summary>
    private static bool IsComplete(TrainedModel? model) =>
        model is { Ranker: not null, Embedding: not null, Picks: not null, Weights: not null, Calibration: not null, Validation: not null };
}

/// <summary>The file.</summary>
internal sealed record ManifestDocument(int Format, string Sha256, TrainedModel Model);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(ManifestDocument))]
internal sealed partial class ManifestJson : JsonSerializerContext;
