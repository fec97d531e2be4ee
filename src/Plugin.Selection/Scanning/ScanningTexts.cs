using PredictPicks.Abstractions;

namespace PredictPicks.Selection.Scanning;

/// <summary>The wordings of scanning.</summary>
internal static class ScanningTexts
{
    private static readonly TextCatalog Catalog = new(typeof(ScanningTexts).Assembly, "PredictPicks.Selection.Scanning.ScanningTexts");

    public static UserText Word(string kind, params object[] arguments) => Catalog.Word(kind, arguments);
}
