using System.Globalization;
using PredictPicks.RankingSuite;

if (args is not [var store, var packagesFile, var modelFolder, var reportPath, var listenerCount, var negativesCount])
{
    Console.Error.WriteLine("PredictPicks.RankingSuite STORE PACKAGES.tsv MODEL-FOLDER REPORT.md LISTENERS LISTENERS-OF-THE-COMPARISON-OF-NEGATIVES");
    return 2;
}

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var library = Library.Read(store, packagesFile, modelFolder);
var cells = Cells.Draw(library, int.Parse(listenerCount, CultureInfo.InvariantCulture));
var report = new Report();
report.Line("# How well hidden picks are found again\n");
report.Line($"Made by `benchmarks/ranking/run.sh`; README.md beside it says how. {library.Songs.Count} songs, at least {listenerCount} listeners a cell, more where picks are few. Each entry: precision in the first n/2 of the list, where n songs are hidden, ± half the 95 % bootstrap interval; ROC-AUC.\n");
report.Row(["taste, picks", .. ShownRanking.Names]);
report.Row(["---", .. ShownRanking.Names.Select(_ => "---")]);
var verdicts = new List<Verdict>();
var promises = new List<(string Cell, IReadOnlyList<Promise> Kept)>();
foreach (var cell in cells)
{
    var (measured, kept) = cell.Measure();
    report.Row([$"{cell.Kind}, {cell.Picks}", .. ShownRanking.Names.Select(name => measured.TryGetValue(name, out var outcome) ? Report.Entry(outcome) : "–")]);
    verdicts.Add(Verdict.Of($"{cell.Kind}, {cell.Picks}", measured));
    promises.Add(($"{cell.Kind}, {cell.Picks}", kept));
    Console.Error.WriteLine(verdicts[^1]);
}

report.Line("\n## The ranking that users see\n");
report.Line("Its precision against the best other scorer of the cell (paired difference ± half the 95 % bootstrap interval), and as a multiple of the nearest pick's.\n");
report.Row(["taste, picks", "best other", "difference", "× nearest pick"]);
report.Row(["---", "---", "---", "---"]);
foreach (var verdict in verdicts)
{
    report.Row([verdict.Cell, verdict.BestOther, $"{Report.Signed(verdict.Difference)} ± {Report.Number(verdict.HalfWidth)}", Report.Number(verdict.TimesNearest)]);
}

var known = verdicts.Where(verdict => double.IsFinite(verdict.TimesNearest)).ToList();
report.Line($"\n{verdicts.Count(verdict => verdict.Difference < -verdict.HalfWidth)} of {verdicts.Count} cells below the best other by more than chance; on average {Report.Number(known.Average(verdict => verdict.TimesNearest))} times the nearest pick's precision, at least {Report.Number(known.Min(verdict => verdict.TimesNearest))} times.");
report.Line("\n## Probabilities\n");
report.Line("What training makes of the shown scores: Brier skill against the share of hidden songs (above 0 is better than knowing that share alone) and the share of listeners with more than 0; of the tenth of the songs with the highest probabilities their mean and how many were hidden songs. Means over listeners.\n");
report.Row(["taste, picks", "Brier skill", "above 0", "top tenth promised", "top tenth kept"]);
report.Row(["---", "---", "---", "---", "---"]);
foreach (var (cell, kept) in promises.Where(entry => entry.Kept.Count > 0))
{
    report.Row([cell, $"{Report.Number(kept.Average(promise => promise.BrierSkill))} ± {Report.Number(Report.HalfWidth([.. kept.Select(promise => promise.BrierSkill)]))}",
        Report.Number(kept.Average(promise => promise.BrierSkill > 0 ? 1.0 : 0)), Report.Number(kept.Average(promise => promise.TopPromised)), Report.Number(kept.Average(promise => promise.TopKept))]);
}

NegativesReport.Write(report, Cells.Draw(library, int.Parse(negativesCount, CultureInfo.InvariantCulture)));
File.WriteAllText(reportPath, report.ToString());
return 0;
