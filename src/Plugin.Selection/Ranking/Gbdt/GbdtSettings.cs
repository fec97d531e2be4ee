namespace PredictPicks.Selection.Ranking.Gbdt;

/// <summary>How much the trees may learn.</summary>
/// <param name="Trees">At most; a held-out part decides how many are kept.</param>
/// <param name="Leaves">Of a tree, at most.</param>
/// <param name="LeastRows">Songs in a leaf, at least.</param>
internal sealed record GbdtSettings(int Trees, int Leaves, int LeastRows)
{
    public const double LearningRate = 0.05;

    /// <summary>Share of the songs that each tree sees.</summary>
    public const double RowShare = 0.8;

    /// <summary>Picks for each leaf: 4 leaves with tens of picks, 64 with a thousand. Humble trees rank better as long as picks are few.</summary>
    private const int PicksALeaf = 16;

    /// <summary>From so many picks on there may be more to learn than half the trees hold: with fewer, the held-out part keeps 15 to 60.</summary>
    private const int ManyPicks = 320;

    public static GbdtSettings For(int picks) => new(picks < ManyPicks ? 150 : 300, Math.Clamp(picks / PicksALeaf, 4, 256), 20);
}
