using System.Globalization;
using PredictPicks.Selection.Ranking.Blend;

namespace PredictPicks.Selection.Tests.Ranking.Blend;

/// <summary>docs/ranking-features.md says what the code does.</summary>
public sealed class FeatureDocumentTests
{
    [Fact]
    public void Table_ColumnsAndWeights_AreThoseOfTheCode()
    {
        var rows = File.ReadLines(Document())
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| ---", StringComparison.Ordinal))
            .Skip(1)
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Select(cells => (Name: cells[1], Weight: double.Parse(cells[3], CultureInfo.InvariantCulture)));
        rows.ShouldBe(Enumerable.Range(0, BlendColumns.Count).Select(column => (BlendColumns.NameOf(column), BlendColumns.Prior[column])));
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
