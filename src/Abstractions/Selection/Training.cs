namespace PredictPicks.Abstractions;

/// <summary>How a training ended.</summary>
public enum TrainingStatus
{
    /// <summary>A model was made and stored.</summary>
    Trained,

    /// <summary>There are fewer than 20 picks, or fewer than 4 other songs a pick: predictions go by today's picks without a stored model, and whatever was stored stays.</summary>
    InsufficientSamples,

    /// <summary>A model could not be stored; the old one, if any, stays.</summary>
    Failed,
}

/// <summary>What a training did.</summary>
/// <param name="Status">How it ended.</param>
/// <param name="Summary">The outcome in one sentence.</param>
/// <param name="ModelFile">The model's manifest, or null when none was stored.</param>
/// <param name="Ranker">Name and version of the ranker that predictions will use.</param>
/// <param name="Picks">Picks that took part.</param>
/// <param name="Others">Songs that are no picks and took part.</param>
/// <param name="Validation">What was compared on picks that were hidden in turn; empty when nothing was.</param>
public sealed record TrainingReport(
    TrainingStatus Status,
    UserText Summary,
    string? ModelFile,
    string Ranker,
    int Picks,
    int Others,
    IReadOnlyList<ValidatedRanker> Validation);

/// <summary>How well a ranker finds hidden picks.</summary>
/// <param name="Ranker">Its name.</param>
/// <param name="RocAuc">How often a hidden pick is ahead of another song, 0 to 1; 0.5 is chance.</param>
/// <param name="Gain">Mean of 1 / log₂(1 + place) of the hidden picks, 0 to 1: what comes first counts most.</param>
/// <param name="AheadOfNearest">Its gain less that of the nearest pick, mean over hidden picks.</param>
/// <param name="StandardError">Of <paramref name="AheadOfNearest"/>.</param>
public sealed record ValidatedRanker(string Ranker, double RocAuc, double Gain, double AheadOfNearest, double StandardError);

/// <summary>Why a song has its score.</summary>
/// <param name="Song">The song with its score and all reasons; its rank among all candidates, 0 for a pick.</param>
/// <param name="IsPick">Whether it is a pick: then it is scored as if it were none.</param>
/// <param name="Candidates">Songs that were ranked.</param>
/// <param name="Ranker">Name and version of the ranker.</param>
/// <param name="Contributions">All that the score is the sum of, the strongest first, with those that lowered it.</param>
public sealed record Explanation(RankedSong Song, bool IsPick, int Candidates, string Ranker, IReadOnlyList<ScoreContribution> Contributions)
{
    /// <summary>Which pick's recording the song is, in another file, perhaps in the place of one that is gone: then predictions set it apart. Null: of none.</summary>
    public UserText? AlreadyHave { get; init; }
}

/// <summary>One summand of a score.</summary>
/// <param name="Name">Stable, such as <c>nearest-pick</c> or <c>same-artist</c>.</param>
/// <param name="Label">What it is, in plain words.</param>
/// <param name="Value">What it adds.</param>
public sealed record ScoreContribution(string Name, UserText Label, double Value);
