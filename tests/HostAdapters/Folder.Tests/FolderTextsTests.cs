using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;

namespace PredictPicks.HostAdapters.Folder.Tests;

public sealed partial class FolderTextsTests
{
    private static readonly ResourceManager Resources = new("PredictPicks.HostAdapters.Folder.FolderTexts", typeof(FolderTexts).Assembly);

    [Fact]
    public void Wordings_OfBothLanguages_HaveTheSameKindsAndArguments()
    {
        var english = Load(CultureInfo.InvariantCulture);
        var chinese = Load(CultureInfo.GetCultureInfo("zh"));

        english.Keys.ShouldBe(chinese.Keys, ignoreOrder: true);
        foreach (var (kind, text) in english)
        {
            Arguments(chinese[kind]).ShouldBe(Arguments(text), customMessage: kind);
            chinese[kind].ShouldContain(c => c >= 0x4E00, customMessage: kind);
        }
    }

    [Fact]
    public void Wordings_WithOneAndWithMany_AreWholeSentences()
    {
        foreach (var kind in Load(CultureInfo.InvariantCulture).Keys)
        {
            foreach (var count in new[] { 1, 2 })
            {
                var text = FolderTexts.Word(kind, count, count, count).Text;
                text.ShouldNotContain("|", customMessage: kind);
                text.ShouldNotContain("{", customMessage: kind);
                text.ShouldEndWith(".", customMessage: kind);
            }
        }
    }

    [Theory]
    [InlineData(1, "1 song without a file was left out of x.")]
    [InlineData(2, "2 songs without a file were left out of x.")]
    public void Word_Counts_AgreeInNumber(int count, string expected)
    {
        FolderTexts.Word("songs-without-file", count, "x").Text.ShouldBe(expected);
    }

    private static Dictionary<string, string> Load(CultureInfo culture) =>
        Resources.GetResourceSet(culture, createIfNotExists: true, tryParents: false)!
            .Cast<DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!, StringComparer.Ordinal);

    private static IEnumerable<string> Arguments(string text) =>
        Argument().Matches(text).Select(match => match.Groups[1].Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\{(\d+)")]
    private static partial Regex Argument();
}
