using PredictPicks.Abstractions;

namespace PredictPicks.Selection.Models.Install;

/// <summary>Copies a ready pack.</summary>
internal static class PackCopy
{
    /// <summary>Licences and model cards are pages of text.</summary>
    private const int MaxPageBytes = 1 << 20;

    /// <summary>Copies the files that the card names, checking their hashes on the way, and the pages of text beside them.</summary>
    /// <exception cref="PicksException">A file is missing, or is not what the card says.</exception>
    public static void Write(ModelCard card, string folder)
    {
        Copy(card.Weights, PackFiles.MaxWeightBytes, folder);
        if (card.Standardisation is { } standardisation)
        {
            Copy(standardisation, PackFiles.MaxStandardisationBytes, folder);
        }

        foreach (var page in Directory.EnumerateFiles(card.Folder).Where(IsPage).Append(Path.Combine(card.Folder, ModelCardReader.FileName)))
        {
            File.WriteAllBytes(Path.Combine(folder, Path.GetFileName(page)), PackFiles.Read(page, MaxPageBytes));
        }
    }

    private static void Copy(PackFile file, int maxBytes, string folder) =>
        File.WriteAllBytes(Path.Combine(folder, Path.GetFileName(file.Path)), PackFiles.ReadVerified(file, maxBytes));

    private static bool IsPage(string path)
    {
        var name = Path.GetFileName(path);
        return name.EndsWith(".md", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("LICENSE", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("LICENCE", StringComparison.OrdinalIgnoreCase);
    }
}
