namespace PredictPicks.Abstractions;

/// <summary>The part of a long job that is under way.</summary>
public enum JobPhase
{
    /// <summary>Looking for songs.</summary>
    Listing,

    /// <summary>Decoding and analysing songs.</summary>
    Analysing,

    /// <summary>Scoring candidates.</summary>
    Ranking,

    /// <summary>Learning from picks: rounds of validation.</summary>
    Training,

    /// <summary>Writing the result.</summary>
    Writing,

    /// <summary>Measuring how good rankings are.</summary>
    Evaluating,
}

/// <summary>A moment of a long job. Reports may come from any thread, at most a few a second.</summary>
/// <param name="Phase">What is being done.</param>
/// <param name="Done">Items finished in this phase.</param>
/// <param name="Total">Items of this phase, or null while they are still being counted.</param>
/// <param name="Current">The item in hand, for people to read, or null.</param>
/// <param name="RatePerSecond">Items a second, averaged over the recent past, or null while unknown.</param>
/// <param name="Remaining">Estimated time to the end of this phase, or null while unknown.</param>
public sealed record JobProgress(
    JobPhase Phase,
    long Done,
    long? Total = null,
    string? Current = null,
    double? RatePerSecond = null,
    TimeSpan? Remaining = null);
