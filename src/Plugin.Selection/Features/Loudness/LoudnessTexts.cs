using PredictPicks.Abstractions;

namespace PredictPicks.Selection.Features.Loudness;

/// <summary>Why a song has no value of this feature.</summary>
internal static class LoudnessTexts
{
    private static readonly TextCatalog Catalog = new(typeof(LoudnessTexts).Assembly, typeof(LoudnessTexts).FullName!);

    /// <summary>The text of <paramref name="kind"/>, worded with <paramref name="arguments"/>.</summary>
    public static UserText Word(string kind, params object[] arguments) => Catalog.Word(kind, arguments);
}
