using PredictPicks.Abstractions;

namespace PredictPicks.Selection.Features.Fingerprint;

/// <summary>Words the texts of this folder.</summary>
internal static class FingerprintTexts
{
    private static readonly TextCatalog Catalog = new(typeof(FingerprintTexts).Assembly, typeof(FingerprintTexts).FullName!);

    public static UserText Word(string kind, params object[] arguments) => Catalog.Word(kind, arguments);
}
