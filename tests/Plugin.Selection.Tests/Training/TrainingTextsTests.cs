using System.Globalization;
using System.Resources;
using PredictPicks.Selection.Ranking.Blend;
using PredictPicks.Selection.Ranking.Rules;
using PredictPicks.Selection.Training;

namespace PredictPicks.Selection.Tests.Training;

public sealed class TrainingTextsTests
{
    private static readonly ResourceManager Resources = new("PredictPicks.Selection.Training.TrainingTexts", typeof(TrainingTexts).Assembly);

    [Fact]
    public void Chinese_HasEveryKind()
    {
        var english = Kinds(CultureInfo.InvariantCulture);
        english.Count.ShouldBeGreaterThan(15);
        Kinds(CultureInfo.GetCultureInfo("zh")).Keys.Order().ShouldBe(english.Keys.Order());
    }

    [Fact]
    public void Columns_AllThatAScoreIsMadeOf_HaveAName()
    {
        var kinds = Kinds(CultureInfo.InvariantCulture);
        string[] names = [.. Enumerable.Range(0, BlendColumns.Count).Select(BlendColumns.NameOf), .. RankingRules.All.Select(rule => rule.Name)];
        names.ShouldAllBe(name => kinds.ContainsKey("column-" + name));
    }

    private static Dictionary<string, string> Kinds(CultureInfo culture)
    {
        var set = Resources.GetResourceSet(culture, createIfNotExists: true, tryParents: false)!;
        return set.Cast<System.Collections.DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);
    }
}
