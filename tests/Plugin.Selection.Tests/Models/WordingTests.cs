using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using PredictPicks.Selection.Features.Embedding;
using PredictPicks.Selection.Features.Loudness;
using PredictPicks.Selection.Features.Rhythm;
using PredictPicks.Selection.Features.Tonal;
using PredictPicks.Selection.Models;

namespace PredictPicks.Selection.Tests.Models;

public partial class WordingTests
{
    public static TheoryData<Type> Catalogs() => [typeof(ModelsTexts), typeof(EmbeddingTexts), typeof(TonalTexts), typeof(RhythmTexts), typeof(LoudnessTexts)];

    [Theory]
    [MemberData(nameof(Catalogs))]
    public void Texts_EnglishAndChinese_HaveTheSameKindsAndArguments(Type catalog)
    {
        var english = Texts(catalog, CultureInfo.InvariantCulture);
        var chinese = Texts(catalog, CultureInfo.GetCultureInfo("zh"));

        english.ShouldNotBeEmpty();
        chinese.Keys.ShouldBe(english.Keys, ignoreOrder: true);
        foreach (var (kind, text) in english)
        {
            chinese[kind].ShouldNotBe(text, kind);
            Arguments(chinese[kind]).ShouldBe(Arguments(text), kind);
        }
    }

    private static Dictionary<string, string> Texts(Type catalog, CultureInfo culture) =>
        new ResourceManager(catalog.FullName!, catalog.Assembly)
            .GetResourceSet(culture, createIfNotExists: true, tryParents: false)!
            .Cast<DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);

    private static string Arguments(string text) =>
        string.Concat(Placeholder().Matches(text).Select(match => match.Groups[1].Value).Distinct().Order(StringComparer.Ordinal));

    [GeneratedRegex(@"\{(\d+)")]
    private static partial Regex Placeholder();
}
