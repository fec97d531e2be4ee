using PredictPicks.Abstractions;

namespace PredictPicks.Selection.Store;

/// <summary>Wordings of what users read about the feature store.</summary>
internal static class StoreTexts
{
    private static readonly TextCatalog Catalog = new(typeof(StoreTexts).Assembly, "PredictPicks.Selection.Store.StoreTexts");

    public static UserText Word(string kind, params object[] arguments) => Catalog.Word(kind, arguments);
}
