using PredictPicks.Abstractions;

namespace PredictPicks.HostAdapters.Folder;

/// <summary>What this host says to its user: <c>FolderTexts.resx</c> and its translations.</summary>
internal static class FolderTexts
{
    private static readonly TextCatalog Catalog = new(typeof(FolderTexts).Assembly, "PredictPicks.HostAdapters.Folder.FolderTexts");

    public static UserText Word(string kind, params object[] arguments) => Catalog.Word(kind, arguments);
}
