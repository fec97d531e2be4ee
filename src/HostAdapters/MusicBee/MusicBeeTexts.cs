using PredictPicks.Abstractions;

namespace PredictPicks.HostAdapters.MusicBee;

/// <summary>What the installation says to its user: <c>MusicBeeTexts.resx</c> and its translations.</summary>
internal static class MusicBeeTexts
{
    private static readonly TextCatalog Catalog = new(typeof(MusicBeeTexts).Assembly, "PredictPicks.HostAdapters.MusicBee.MusicBeeTexts");

    public static UserText Word(string kind, params object[] arguments) => Catalog.Word(kind, arguments);
}
