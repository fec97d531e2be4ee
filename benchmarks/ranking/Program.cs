using System.Globalization;
using PredictPicks.RankingSuite;
using PredictPicks.Selection.Ranking.Scorers;

if (args is not [var store, var packagesFile, var modelFolder, var reportPath, var listenerCount])
{
    Console.Error.WriteLine("PredictPicks.RankingSuite STORE PACKAGES.tsv MODEL-FOLDER REPORT.md LISTENERS");
    return 2;
}

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var library = Library.Read(store, packagesFile, modelFolder);
var cells = Cells.Draw(library, int.Parse(listenerCount, CultureInfo.InvariantCulture));
var report = new Report();
report.Line("# How well hidden picks are found again\n");
report.Line($"Made by `benchmarks/ranking/run.sh`; README.md beside it says how. {library.Songs.Count} songs, {listenerCount} listeners a cell. Each entry: precision in the first n/2 of the list, where n songs are hidden, ± half the 95 % bootstrap interval; ROC-AUC.\n");
report.Row(["taste, picks", .. ScorerCatalog.All.Select(scorer => scorer.Name)]);
report.Row(["---", .. ScorerCatalog.All.Select(_ => "---")]);
foreach (var cell in cells)
{
    var row = new List<string> { $"{cell.Kind}, {cell.Picks}" };
    foreach (var scorer in ScorerCatalog.All)
    {
        var (precision, auc) = cell.Measure(scorer);
        row.Add($"{Report.Number(precision.Average())} ± {Report.Number(Report.HalfWidth(precision))}; {Report.Number(auc.Average())}");
    }

    report.Row(row);
    Console.Error.WriteLine(string.Join(" | ", row));
}

File.WriteAllText(reportPath, report.ToString());
return 0;
