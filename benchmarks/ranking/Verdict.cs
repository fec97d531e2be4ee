using PredictPicks.Selection.Ranking.Scorers;

namespace PredictPicks.RankingSuite;

/// <summary>The ranking that users see beside the others, in one cell.</summary>
/// <param name="Cell">Its name.</param>
/// <param name="BestOther">The best of all other scorers.</param>
/// <param name="Difference">Mean precision less that of the best other.</param>
/// <param name="HalfWidth">Half the 95 % bootstrap interval of the difference.</param>
/// <param name="TimesNearest">Mean precision as a multiple of the nearest pick's; infinite where that finds nothing.</param>
internal sealed record Verdict(string Cell, string BestOther, double Difference, double HalfWidth, double TimesNearest)
{
    /// <param name="cell">Its name.</param>
    /// <param name="precision">By scorer, as in the catalogue, and listener.</param>
    public static Verdict Of(string cell, double[][] precision)
    {
        var shown = precision[IndexOf(LearnedBlendScorer.ScorerName)];
        var best = Enumerable.Range(0, precision.Length).Where(scorer => precision[scorer] != shown).MaxBy(scorer => precision[scorer].Average());
        var differences = shown.Zip(precision[best], (own, other) => own - other).ToArray();
        return new Verdict(
            cell,
            ScorerCatalog.All[best].Name,
            differences.Average(),
            Report.HalfWidth(differences),
            shown.Average() / precision[IndexOf(NeighbourScorer.Nearest.Name)].Average());
    }

    private static int IndexOf(string name) => ScorerCatalog.All.ToList().FindIndex(scorer => scorer.Name == name);
}
