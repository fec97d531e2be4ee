using PredictPicks.Abstractions;

namespace PredictPicks.Selection.Ranking;

/// <summary>Puts candidates in an order and says why. The same songs give the same ranking, whatever their order and the number of threads.</summary>
internal interface IRanker
{
    /// <summary>Name and version; the version changes with any score.</summary>
    string Name { get; }

    /// <summary>As in <see cref="Prediction.Mode"/>.</summary>
    string Mode { get; }

    /// <summary>Scores and sorts.</summary>
    /// <param name="input">Songs and vectors.</param>
    /// <param name="picks">The input's picks.</param>
    /// <param name="eligible">The candidates to rank, as indices.</param>
    /// <param name="progress">Hears of candidates compared.</param>
    /// <param name="cancellationToken">Stops it.</param>
    IRanking Rank(RankingInput input, PickSet picks, IReadOnlyList<int> eligible, IProgress<JobProgress>? progress, CancellationToken cancellationToken);
}

/// <summary>All candidates in order.</summary>
internal interface IRanking
{
    /// <summary>Indices of the candidates, best first; equal scores in the order of ids.</summary>
    IReadOnlyList<int> Order { get; }

    /// <summary>Whether the candidate could be compared by sound.</summary>
    bool HasSound(int candidate);

    /// <summary>Its score, the sum of all contributions.</summary>
    double Score(int candidate);

    /// <summary>What the score is the sum of: stable names and values, in the order of addition.</summary>
    IReadOnlyList<(string Name, double Value)> Contributions(int candidate);

    /// <summary>What raised the score, the strongest first; where nothing did, what lowered it. Never empty.</summary>
    IReadOnlyList<PickReason> Reasons(int candidate);
}
