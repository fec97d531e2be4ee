using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace PredictPicks.Selection.Tests.Models;

/// <summary>A models folder in the temporary folder, filled with copies of the bundled pack that a test may spoil.</summary>
internal sealed class PackFolder : IDisposable
{
    public const string BundledId = "msd-musicnn";

    public PackFolder()
    {
        Path = Directory.CreateTempSubdirectory("picks-models-").FullName;
    }

    public static string RepositoryRoot { get; } = FindRepositoryRoot();

    /// <summary>The bundled pack in the repository.</summary>
    public static string Bundled { get; } = System.IO.Path.Combine(RepositoryRoot, "models", BundledId);

    public string Path { get; }

    /// <summary>Copies the bundled pack under another name, with a card that says so.</summary>
    /// <returns>Its folder.</returns>
    public string Add(string id = BundledId, Action<JsonObject>? change = null)
    {
        var folder = System.IO.Path.Combine(Path, id);
        Directory.CreateDirectory(folder);
        foreach (var file in Directory.GetFiles(Bundled))
        {
            File.Copy(file, System.IO.Path.Combine(folder, System.IO.Path.GetFileName(file)));
        }

        ChangeCard(folder, card =>
        {
            card["id"] = id;
            change?.Invoke(card);
        });
        return folder;
    }

    public static void ChangeCard(string folder, Action<JsonObject> change)
    {
        var path = System.IO.Path.Combine(folder, "model.json");
        var card = JsonNode.Parse(File.ReadAllText(path))!.AsObject();
        change(card);
        File.WriteAllText(path, card.ToJsonString());
    }

    /// <summary>Replaces a file of the pack, and its hash on the card with it.</summary>
    public static void ReplaceFile(string folder, string name, byte[] content)
    {
        File.WriteAllBytes(System.IO.Path.Combine(folder, name), content);
        var hash = Convert.ToHexStringLower(SHA256.HashData(content));
        ChangeCard(folder, card => (name == "standardisation.json" ? card["standardisation"]! : card)["sha256"] = hash);
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private static string FindRepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(folder.FullName, "Plugins.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("Plugins.sln was not found above the tests.");
        }

        return folder.FullName;
    }
}
