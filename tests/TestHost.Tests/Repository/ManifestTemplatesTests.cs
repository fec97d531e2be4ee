using System.Text.Json;
using System.Xml.Linq;
using PredictPicks.Abstractions;
using PredictPicks.TestHost.Composition;

namespace PredictPicks.TestHost.Tests.Repository;

/// <summary>The checked-in manifests, which the build completes, say what the projects say.</summary>
public class ManifestTemplatesTests
{
    private const string Selection = "plugin.manifest.json";

    /// <summary>Loaded by its player, not by the program.</summary>
    private const string Shim = "MusicBee";

    public static TheoryData<string, string> Templates()
    {
        var data = new TheoryData<string, string> { { Selection, "src/Plugin.Selection" } };
        foreach (var host in Directory.EnumerateDirectories(Path.Combine(Support.Repository.Root, "src/HostAdapters")).Where(host => Path.GetFileName(host) != Shim))
        {
            var folder = Path.GetRelativePath(Support.Repository.Root, host);
            data.Add(Path.Combine(folder, PluginManifest.FileName), folder);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Templates))]
    public void Template_OfAPlugin_NamesItsAssemblyTheVersionAndTheContract(string template, string projectFolder)
    {
        var manifest = Read(template);

        manifest.ContractVersion.ShouldBe(Contract.Version);
        manifest.Version.ShouldBe(XDocument.Load(Path.Combine(Support.Repository.Root, "Directory.Build.props")).Descendants("Version").Single().Value);
        var project = Directory.EnumerateFiles(Path.Combine(Support.Repository.Root, projectFolder), "*.csproj").ShouldHaveSingleItem();
        manifest.EntryAssembly.ShouldBe(Path.GetFileNameWithoutExtension(project) + ".dll");
        manifest.Id.ShouldBe(template == Selection ? "selection" : "host-" + Path.GetFileName(projectFolder).ToLowerInvariant());
        manifest.Kind.ShouldBe(template == Selection ? "selection" : "host");
        manifest.Files.ShouldBeEmpty();
    }

    [Fact]
    public void Template_OfSelection_NamesModelsThatAreBundled()
    {
        var models = Read(Selection).Models;

        models.ShouldNotBeEmpty();
        models.ShouldAllBe(model => Directory.Exists(Path.Combine(Support.Repository.Root, "models", model)));
    }

    private static PluginManifest Read(string template) =>
        JsonSerializer.Deserialize(File.ReadAllBytes(Path.Combine(Support.Repository.Root, template)), PluginManifestJson.Default.PluginManifest)!;
}
