namespace PredictPicks.Selection.Evaluation.Splits;

/// <summary>The newest picks are hidden and the older ones known, as in life.</summary>
internal static class TimeSplit
{
    /// <summary>The newest quarter is hidden.</summary>
    private const double HiddenShare = 0.25;

    /// <summary>Fewer hidden picks than this say too little for one fold alone.</summary>
    private const int LeastHidden = 5;

    /// <summary>Picks without a date count as old; were they more than a fifth, "newest" would mean little.</summary>
    private const double LeastDated = 0.8;

    /// <summary>The fold, or null when the dates do not tell enough: too few of them, or too many picks of one moment (a playlist copied in one go).</summary>
    /// <param name="picks">Ascending.</param>
    /// <param name="pickedAt">[picks] their dates, or null.</param>
    /// <param name="others">Songs that are no picks.</param>
    public static Fold? Make(IReadOnlyList<int> picks, IReadOnlyList<DateTimeOffset?> pickedAt, IReadOnlyList<int> others)
    {
        var newest = pickedAt.OfType<DateTimeOffset>().OrderDescending().ToList();
        if (newest.Count < LeastDated * picks.Count || newest.Count == 0)
        {
            return null;
        }

        // Picks of one moment stay together: the moment at the cut is hidden as a whole.
        var cut = newest[Math.Min((int)Math.Ceiling(HiddenShare * picks.Count), newest.Count) - 1];
        var hidden = Enumerable.Range(0, picks.Count).Where(pick => pickedAt[pick] >= cut).Select(pick => picks[pick]).ToHashSet();
        return hidden.Count < LeastHidden || hidden.Count > picks.Count / 2 ? null : StratifiedFolds.Hide(hidden, picks, others);
    }
}
