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
    /// <param name="measured">By ranking.</param>
    public static Verdict Of(string cell, IReadOnlyDictionary<string, Outcome> measured)
    {
        var shown = measured[ShownRanking.Name].Precision;
        var best = measured.Where(entry => entry.Key != ShownRanking.Name && !entry.Value.Precision.SequenceEqual(shown)).MaxBy(entry => entry.Value.Precision.Average());
        var differences = shown.Zip(best.Value.Precision, (own, other) => own - other).ToArray();
        return new Verdict(
            cell,
            best.Key,
            differences.Average(),
            Report.HalfWidth(differences),
            shown.Average() / measured[NeighbourScorer.Nearest.Name].Precision.Average());
    }
}
