using System.Text.Json;
using System.Text.Json.Serialization;

namespace PredictPicks.TestHost.Composition;

/// <summary>What a plug-in says about itself, in <c>plugin.manifest.json</c>.</summary>
/// <param name="Id">Unique among the plug-ins of a program, such as <c>selection</c>.</param>
/// <param name="Version">Of the plug-in, for people.</param>
/// <param name="ContractVersion">The version of the contracts that it was built against.</param>
/// <param name="EntryAssembly">File name of the assembly that exports its parts.</param>
/// <param name="Kind"><c>selection</c> or <c>host</c>, for people.</param>
/// <param name="Models">Ids of the model packs that it works with out of the box.</param>
/// <param name="Files">Every file of its folder but the manifest itself.</param>
internal sealed record PluginManifest(
    string Id,
    string Version,
    int ContractVersion,
    string EntryAssembly,
    string Kind,
    IReadOnlyList<string> Models,
    IReadOnlyList<PluginFile> Files)
{
    /// <summary>Name of the manifest in a plug-in's folder.</summary>
    public const string FileName = "plugin.manifest.json";
}

/// <summary>A file of a plug-in.</summary>
/// <param name="Path">Relative to the plug-in's folder, with forward slashes.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Sha256">64 hex digits.</param>
internal sealed record PluginFile(string Path, long Size, string Sha256);

/// <summary>Strict: an unknown, doubled or missing member is an error, so that a misspelt one is noticed.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Strict, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(PluginManifest))]
internal sealed partial class PluginManifestJson : JsonSerializerContext;
