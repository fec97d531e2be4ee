using PredictPicks.Abstractions;

namespace PredictPicks.HostAdapters.Remote;

/// <summary>What this host says to its user: <c>RemoteTexts.resx</c> and its translations.</summary>
internal static class RemoteTexts
{
    private static readonly TextCatalog Catalog = new(typeof(RemoteTexts).Assembly, "PredictPicks.HostAdapters.Remote.RemoteTexts");

    public static UserText Word(string kind, params object[] arguments) => Catalog.Word(kind, arguments);
}
