using PredictPicks.Abstractions;

namespace PredictPicks.HostAdapters.Mpd;

/// <summary>What this host says to its user: <c>MpdTexts.resx</c> and its translations.</summary>
internal static class MpdTexts
{
    private static readonly TextCatalog Catalog = new(typeof(MpdTexts).Assembly, "PredictPicks.HostAdapters.Mpd.MpdTexts");

    public static UserText Word(string kind, params object[] arguments) => Catalog.Word(kind, arguments);
}
