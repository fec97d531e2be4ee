using System.Globalization;
using PredictPicks.Selection.Ranking.Blend;
using PredictPicks.Selection.Ranking.Table;

namespace PredictPicks.Selection.Tests.Ranking.Table;

/// <summary>docs/ranking-features.md says what the code does.</summary>
public sealed class FeatureDocumentTests
{
    [Fact]
    public void Table_EveryColumn_IsThatOfTheCode()
    {
        var rows = File.ReadLines(Document())
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| ---", StringComparison.Ordinal))
            .Skip(1);
        rows.ShouldBe(RankingFeatures.All.Select(Row));
    }

    private static string Row(RankingFeature feature, int column)
    {
        var weight = column < BlendColumns.Count ? BlendColumns.Prior[column].ToString(CultureInfo.InvariantCulture) : string.Empty;
        return FormattableString.Invariant($"| {feature.Name} | {feature.Unit} | {feature.Lowest} to {feature.Highest} | {feature.Neutral} | {weight} | {feature.Meaning} |")
            .Replace("| -", "| −", StringComparison.Ordinal);
    }

    private static string Document()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Join(folder, "Plugins.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run outside of the repository.");
        }

        return Path.Join(folder, "docs", "ranking-features.md");
    }
}
