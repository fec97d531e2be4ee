namespace PredictPicks.Selection.Evaluation.Splits;

/// <summary>One experiment: from the known picks, find the hidden ones among the others. All are indices of songs.</summary>
/// <param name="Known">Picks that make the taste, ascending.</param>
/// <param name="Hidden">Picks to be found.</param>
/// <param name="Others">Songs that are no picks, ranked beside the hidden ones.</param>
internal sealed record Fold(IReadOnlyList<int> Known, IReadOnlyList<int> Hidden, IReadOnlyList<int> Others);
