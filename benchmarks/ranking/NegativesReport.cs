using PredictPicks.Selection.Ranking.Gbdt;
using PredictPicks.Selection.Ranking.Scorers;
using PredictPicks.Selection.Training;

namespace PredictPicks.RankingSuite;

/// <summary>Trees that learned from all unpicked songs beside trees that learned from a sample of them.</summary>
internal static class NegativesReport
{
    /// <summary>One row a cell that has picks enough for trees: precision and AUC of trees and of their mean with the blend.</summary>
    public static void Write(Report report, IEnumerable<Cell> cells)
    {
        report.Line("\n## Which songs trees learn from as negatives\n");
        report.Row(["taste, picks", "trees, all unpicked", "trees, 4 a pick", "with the blend, all unpicked", "with the blend, 4 a pick"]);
        report.Row(["---", "---", "---", "---", "---"]);
        foreach (var cell in cells.Where(cell => cell.Picks >= Trainer.LeastPicksForTrees))
        {
            var outcomes = Enumerable.Range(0, 4).Select(_ => new Outcome([], [])).ToList();
            foreach (var listener in cell.Listeners)
            {
                var taste = new Taste(listener.Picks, []);
                var sample = NegativeSampler.Draw(cell.Songs, taste, seed: 1, CancellationToken.None);
                GbdtModel[] models = [Learn(cell.Songs, taste, null), Learn(cell.Songs, taste, sample)];
                for (var i = 0; i < outcomes.Count; i++)
                {
                    var (precision, auc) = cell.Measure(listener, ShownRanking.Score(cell.Songs, taste, models[i % 2], i < 2 ? 1 : GbdtRanker.TreeShare));
                    outcomes[i].Precision.Add(precision);
                    outcomes[i].Auc.Add(auc);
                }
            }

            report.Row([$"{cell.Kind}, {cell.Picks}", .. outcomes.Select(Report.Entry)]);
        }
    }

    private static GbdtModel Learn(SongTable songs, Taste taste, IReadOnlySet<int>? others) => GbdtTraining.Of(songs, taste, null, CancellationToken.None, others)!.Model;
}
