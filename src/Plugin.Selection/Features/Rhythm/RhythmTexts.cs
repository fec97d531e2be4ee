using PredictPicks.Abstractions;

namespace PredictPicks.Selection.Features.Rhythm;

/// <summary>Why a song has no value of this feature.</summary>
internal static class RhythmTexts
{
    private static readonly TextCatalog Catalog = new(typeof(RhythmTexts).Assembly, typeof(RhythmTexts).FullName!);

    /// <summary>The text of <paramref name="kind"/>, worded with <paramref name="arguments"/>.</summary>
    public static UserText Word(string kind, params object[] arguments) => Catalog.Word(kind, arguments);
}
