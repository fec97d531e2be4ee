using System.Text.Json.Nodes;
using PredictPicks.TestHost.Composition;

namespace PredictPicks.TestHost.Tests.Support;

/// <summary>Installs the plug-ins under <c>FakePlugins/</c> as a user would have them.</summary>
internal static class FakePlugins
{
    /// <summary>Copies a fake into <paramref name="root"/>/<paramref name="folderName"/> with a complete manifest.</summary>
    /// <returns>Its folder.</returns>
    public static string Install(string root, string fake, string? folderName = null, string? id = null)
    {
        var folder = Path.Combine(root, folderName ?? fake);
        var assembly = char.ToUpperInvariant(fake[0]) + fake[1..];
        Directory.CreateDirectory(folder);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "fakes", assembly)))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }

        File.WriteAllText(Path.Combine(folder, PluginManifest.FileName), $$"""
            {
              "id": "{{id ?? fake}}",
              "version": "1.2.3",
              "contractVersion": 1,
              "entryAssembly": "FakePlugin.{{assembly}}.dll",
              "kind": "selection",
              "models": [],
              "files": []
            }
            """);
        ManifestSealer.Seal(folder);
        return folder;
    }

    /// <summary>Changes the manifest of an installed plug-in.</summary>
    public static void EditManifest(string folder, Action<JsonObject> edit)
    {
        var path = Path.Combine(folder, PluginManifest.FileName);
        var manifest = JsonNode.Parse(File.ReadAllText(path))!.AsObject();
        edit(manifest);
        File.WriteAllText(path, manifest.ToJsonString());
    }

    /// <summary>Flips the bits of a file's last byte; size and time of modification stay as they were.</summary>
    public static void TamperUnseen(string path)
    {
        var time = File.GetLastWriteTimeUtc(path);
        var bytes = File.ReadAllBytes(path);
        bytes[^1] ^= 0xFF;
        File.WriteAllBytes(path, bytes);
        File.SetLastWriteTimeUtc(path, time);
    }
}
