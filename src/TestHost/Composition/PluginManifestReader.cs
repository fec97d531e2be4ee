using System.Text.Json;
using PredictPicks.Abstractions;

namespace PredictPicks.TestHost.Composition;

/// <summary>Reads and checks manifests, which others wrote.</summary>
internal static class PluginManifestReader
{
    /// <summary>Bytes. A manifest of a thousand files is 150 kB; what is larger is no manifest.</summary>
    private const long MaxManifestBytes = 1 << 20;

    private const int Sha256HexDigits = 64;

    /// <summary>The manifest in <paramref name="folder"/>.</summary>
    /// <exception cref="PluginFault">It is missing, not a manifest, or made for another version of the contracts.</exception>
    public static PluginManifest Read(string folder)
    {
        var path = Path.Combine(folder, PluginManifest.FileName);
        var manifest = Parse(path);
        if (manifest.ContractVersion != Contract.Version)
        {
            throw new PluginFault(TestHostTexts.Word("plugin-contract-mismatch", manifest.ContractVersion, Contract.Version));
        }

        if (!IsPlainName(manifest.Id))
        {
            throw Invalid(path, $"id '{manifest.Id}'");
        }

        if (!IsPlainName(manifest.EntryAssembly))
        {
            throw Invalid(path, $"entryAssembly '{manifest.EntryAssembly}'");
        }

        foreach (var file in manifest.Files)
        {
            if (!IsInside(file.Path) || file.Size < 0 || file.Sha256.Length != Sha256HexDigits || !file.Sha256.All(char.IsAsciiHexDigit))
            {
                throw Invalid(path, $"files: '{file.Path}'");
            }
        }

        if (!manifest.Files.Any(file => file.Path == manifest.EntryAssembly))
        {
            throw new PluginFault(TestHostTexts.Word("plugin-entry-missing", manifest.EntryAssembly));
        }

        return manifest;
    }

    private static PluginManifest Parse(string path)
    {
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists)
            {
                throw new PluginFault(TestHostTexts.Word("plugin-manifest-missing", PluginManifest.FileName));
            }

            if (file.Length > MaxManifestBytes)
            {
                throw Invalid(path, $"{file.Length} B");
            }

            return JsonSerializer.Deserialize(File.ReadAllBytes(path), PluginManifestJson.Default.PluginManifest) ?? throw Invalid(path, "null");
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new PluginFault(TestHostTexts.Word("plugin-manifest-invalid", path, exception.Message), exception);
        }
    }

    private static PluginFault Invalid(string path, string what) => new(TestHostTexts.Word("plugin-manifest-invalid", path, what));

    /// <summary>A file name or id without any path in it.</summary>
    private static bool IsPlainName(string name) => IsInside(name) && !name.Contains('/', StringComparison.Ordinal);

    /// <summary>A relative path with forward slashes that stays in the folder it starts from.</summary>
    private static bool IsInside(string path) =>
        path.Length > 0
        && !path.Contains('\\', StringComparison.Ordinal)
        && !path.Contains(':', StringComparison.Ordinal)
        && !path.Any(char.IsControl)
        && path.Split('/').All(part => part.Trim() is not ("" or "." or ".."));
}
