using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using PredictPicks.Selection.Ranking;

namespace PredictPicks.Selection.Tests.Ranking;

public sealed class RankingTextsTests
{
    [Fact]
    public void Chinese_HasEveryKind_WithTheSameArguments()
    {
        var english = Wordings(CultureInfo.InvariantCulture);
        var chinese = Wordings(CultureInfo.GetCultureInfo("zh"));
        english.Count.ShouldBeGreaterThan(15);
        chinese.Keys.Order().ShouldBe(english.Keys.Order());
        foreach (var (kind, wording) in english)
        {
            Arguments(chinese[kind]).ShouldBeSubsetOf(Arguments(wording), kind);
            chinese[kind].ShouldNotBe(wording, kind);
        }
    }

    [Theory]
    [InlineData("few-picks", 1, 0, "Only 1 pick could be used: results get better with more picks.")]
    [InlineData("few-picks", 4, 0, "Only 4 picks could be used: results get better with more picks.")]
    [InlineData("picks-not-analysed", 1, 9, "1 of 9 picks was never analysed and could not be used: scan the folder with its file to make it count.")]
    [InlineData("picks-not-analysed", 2, 9, "2 of 9 picks were never analysed and could not be used: scan the folder with their files to make them count.")]
    [InlineData("no-pick-analysed", 1, 0, "Your pick was never analysed, so nothing can be compared: scan the folder with its file first.")]
    [InlineData("no-pick-analysed", 3, 0, "None of your picks was ever analysed, so nothing can be compared: scan the folder with their files first.")]
    [InlineData("candidates-not-analysed", 1, 20, "1 of 20 songs could not be compared by sound (not analysed yet, or silent) and comes last.")]
    [InlineData("artist-cap-ends-list", 1, 3, "The list ends early: 1 more song is by artists of whom it has 3 songs already. Allow more songs per artist to see it.")]
    public void Word_Counts_AgreeInNumber(string kind, int first, int second, string expected) =>
        RankingTexts.Word(kind, first, second).Text.ShouldBe(expected);

    private static Dictionary<string, string> Wordings(CultureInfo culture)
    {
        var manager = new ResourceManager("PredictPicks.Selection.Ranking.RankingTexts", typeof(RankingTexts).Assembly);
        return manager.GetResourceSet(culture, createIfNotExists: true, tryParents: false)!
            .Cast<DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!, StringComparer.Ordinal);
    }

    private static IEnumerable<string> Arguments(string wording) =>
        Regex.Matches(wording, @"\{(\d+)").Select(match => match.Groups[1].Value).Distinct();
}
