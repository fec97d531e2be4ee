using System.Globalization;
using System.Resources;
using PredictPicks.Selection.Ranking.Table;
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
        string[] names = [.. RankingFeatures.All.Select(feature => feature.Name), .. RankingRules.All.Select(rule => rule.Name)];
        names.ShouldAllBe(name => kinds.ContainsKey(TrainingTexts.Column(name).Kind));
    }

    private static Dictionary<string, string> Kinds(CultureInfo culture)
    {
        var set = Resources.GetResourceSet(culture, createIfNotExists: true, tryParents: false)!;
        return set.Cast<System.Collections.DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);
    }
}
