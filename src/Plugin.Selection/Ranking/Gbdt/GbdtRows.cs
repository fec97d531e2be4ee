namespace PredictPicks.Selection.Ranking.Gbdt;

/// <summary>Songs to learn from, or to be measured on.</summary>
/// <param name="Features">[rows][columns]</param>
/// <param name="IsPick">[rows]</param>
/// <param name="Weights">[rows]; those of the picks and those of the others add up to the same.</param>
internal sealed record GbdtRows(IReadOnlyList<float[]> Features, IReadOnlyList<bool> IsPick, IReadOnlyList<float> Weights)
{
    public int Count => Features.Count;

    /// <summary>Those of some rows, in their order.</summary>
    public GbdtRows Where(Func<int, bool> condition)
    {
        int[] kept = [.. Enumerable.Range(0, Count).Where(condition)];
        return new GbdtRows([.. kept.Select(row => Features[row])], [.. kept.Select(row => IsPick[row])], [.. kept.Select(row => Weights[row])]);
    }
}
