using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using PredictPicks.Selection.Store;

namespace PredictPicks.Selection.Tests.Store;

public sealed class StoreTextsTests
{
    private static readonly ResourceManager Resources = new("PredictPicks.Selection.Store.StoreTexts", typeof(StoreTexts).Assembly);

    [Fact]
    public void Wordings_EnglishAndChinese_HaveTheSameKindsAndArguments() =>
        Arguments("zh").ShouldBe(Arguments(string.Empty));

    [Fact]
    public void Word_InChinese_IsChinese()
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-CN");
            StoreTexts.Word("store-locked", "/x/features.db", 30).Text.ShouldStartWith("特征库 /x/features.db 已被");
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    private static SortedDictionary<string, string> Arguments(string culture)
    {
        var kinds = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var texts = Resources.GetResourceSet(CultureInfo.GetCultureInfo(culture), createIfNotExists: true, tryParents: false)!;
        foreach (DictionaryEntry entry in texts)
        {
            var numbers = Regex.Matches((string)entry.Value!, @"\{(?<number>\d)", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))
                .Select(match => match.Groups["number"].Value);
            kinds[(string)entry.Key] = string.Join(' ', numbers.Distinct().Order(StringComparer.Ordinal));
        }

        kinds.Count.ShouldBeGreaterThan(15);
        return kinds;
    }
}
