using PredictPicks.Abstractions;

namespace PredictPicks.Selection.Ranking;

/// <summary>What the ranker says to people.</summary>
internal static class RankingTexts
{
    private static readonly TextCatalog Catalog = new(typeof(RankingTexts).Assembly, "PredictPicks.Selection.Ranking.RankingTexts");

    public static UserText Word(string kind, params object[] arguments) => Catalog.Word(kind, arguments);

    /// <summary>A, B, C</summary>
    public static string List(IEnumerable<string> items) => string.Join(Word("list-separator").Text, items);
}
