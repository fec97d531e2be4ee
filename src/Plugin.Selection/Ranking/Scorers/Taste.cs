namespace PredictPicks.Selection.Ranking.Scorers;

/// <summary>What a user picked, as indices into a <see cref="SongTable"/>; ascending, each once.</summary>
/// <param name="Picks">Positives.</param>
/// <param name="NotPicked">Songs that the user said no to; usually empty. None of them is a pick.</param>
internal sealed record Taste(IReadOnlyList<int> Picks, IReadOnlyList<int> NotPicked);
