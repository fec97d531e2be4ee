namespace PredictPicks.Selection.Evaluation.Splits;

/// <summary>Every pick is hidden once: the picks are dealt into folds of equal size, each with its share of every genre.</summary>
internal static class StratifiedFolds
{
    public const int Count = 5;

    /// <param name="picks">Ascending.</param>
    /// <param name="stratumOf">What is to be spread evenly: a pick's main genre.</param>
    /// <param name="others">Songs that are no picks.</param>
    /// <param name="seed">Of the deal.</param>
    public static IReadOnlyList<Fold> Make(IReadOnlyList<int> picks, Func<int, string> stratumOf, IReadOnlyList<int> others, int seed)
    {
        var dealt = Shuffle.Of(picks, seed).OrderBy(stratumOf, StringComparer.Ordinal).Select((pick, place) => (Pick: pick, Fold: place % Count)).ToList();
        return [.. Enumerable.Range(0, Count).Select(fold => Hide([.. dealt.Where(pick => pick.Fold == fold).Select(pick => pick.Pick)], picks, others))
            .Where(fold => fold.Hidden.Count > 0 && fold.Known.Count > 0)];
    }

    /// <summary>The fold in which these picks are hidden.</summary>
    public static Fold Hide(HashSet<int> hidden, IReadOnlyList<int> picks, IReadOnlyList<int> others) =>
        new([.. picks.Where(pick => !hidden.Contains(pick))], [.. picks.Where(hidden.Contains)], others);
}
