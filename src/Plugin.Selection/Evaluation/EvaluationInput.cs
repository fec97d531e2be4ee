using PredictPicks.Abstractions;
using PredictPicks.Selection.Ranking.Scorers;

namespace PredictPicks.Selection.Evaluation;

/// <summary>A library with its picks, as indices into one table.</summary>
internal sealed record EvaluationInput
{
    /// <summary>Every song: picks, not-picked songs and all others.</summary>
    public required SongTable Songs { get; init; }

    /// <summary>The picks, ascending.</summary>
    public required IReadOnlyList<int> Picks { get; init; }

    /// <summary>[picks] when each was picked, or null.</summary>
    public required IReadOnlyList<DateTimeOffset?> PickedAt { get; init; }

    /// <summary>Songs that the user said no to, ascending.</summary>
    public required IReadOnlyList<int> NotPicked { get; init; }

    /// <summary>Songs of the library that are neither, ascending.</summary>
    public required IReadOnlyList<int> Unpicked { get; init; }

    /// <summary>Picks that the store does not know.</summary>
    public int PicksUnknown { get; init; }

    /// <summary>The model that made the vectors.</summary>
    public required ModelReference Model { get; init; }
}
