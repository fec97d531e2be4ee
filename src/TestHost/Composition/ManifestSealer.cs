using System.Text.Json;
using PredictPicks.Abstractions;
using PredictPicks.TestHost.Output;

namespace PredictPicks.TestHost.Composition;

/// <summary>Completes a plug-in's manifest: lists every file of its folder with size and hash. The last step of packing a plug-in.</summary>
internal static class ManifestSealer
{
    /// <summary>Rewrites the manifest in <paramref name="folder"/>, whose other members its author wrote.</summary>
    /// <exception cref="PicksException">It is not a manifest.</exception>
    public static void Seal(string folder)
    {
        var path = Path.Combine(folder, PluginManifest.FileName);
        PluginManifest manifest;
        try
        {
            manifest = JsonSerializer.Deserialize(File.ReadAllBytes(path), PluginManifestJson.Default.PluginManifest)!;
        }
        catch (Exception exception) when (exception is JsonException or IOException)
        {
            throw new PicksException(TestHostTexts.Word("plugin-manifest-invalid", path, exception.Message), path, exception);
        }

        var hashes = new FileHashes(cacheFile: null);
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => file != path)
            .Select(file => new PluginFile(Path.GetRelativePath(folder, file).Replace('\\', '/'), new FileInfo(file).Length, hashes.Compute(file)))
            .OrderBy(file => file.Path, StringComparer.Ordinal);
        var sealedManifest = manifest with { Files = [.. files] };
        AtomicFile.Write(path, stream => JsonSerializer.Serialize(stream, sealedManifest, PluginManifestJson.Default.PluginManifest));
    }
}
