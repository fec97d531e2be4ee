using PredictPicks.Abstractions;

namespace PredictPicks.Selection.Features.Tonal;

/// <summary>Why a song has no value of this feature.</summary>
internal static class TonalTexts
{
    private static readonly TextCatalog Catalog = new(typeof(TonalTexts).Assembly, typeof(TonalTexts).FullName!);

    /// <summary>The text of <paramref name="kind"/>, worded with <paramref name="arguments"/>.</summary>
    public static UserText Word(string kind, params object[] arguments) => Catalog.Word(kind, arguments);
}
