using PredictPicks.Abstractions;
using PredictPicks.Selection.Ranking.Rules;
using PredictPicks.Selection.Ranking.Scorers;
using PredictPicks.Selection.Similarity;

namespace PredictPicks.Selection.Ranking;

/// <summary>
/// Ranks without a trained model: by the nearest picks, smoothed by rules on tags, key, tempo, bit rate and duration. Every candidate is scored, exactly.
/// The same songs give the same ranking, whatever their order and the number of threads; equal scores are in the order of ids.
/// </summary>
/// <param name="mode">As in <see cref="Prediction.Mode"/>: whether a training chose it.</param>
internal sealed class SimilarityRanker(string mode) : IRanker
{
    public static SimilarityRanker Instance { get; } = new("similarity");

    public string Name => "similarity/2";

    public string Mode => mode;

    /// <summary>The list that a user sees. When it is empty, the first warning says why.</summary>
    public static Prediction Predict(
        RankingInput input, RankingOptions options, IProgress<JobProgress>? progress = null, CancellationToken cancellationToken = default) =>
        PredictionMaker.Make(input, Instance, options, progress, cancellationToken);

    IRanking IRanker.Rank(
        RankingInput input, PickSet picks, IReadOnlyList<int> eligible, IProgress<JobProgress>? progress, CancellationToken cancellationToken) =>
        Rank(input, picks, eligible, progress, cancellationToken);

    /// <inheritdoc cref="IRanker.Rank"/>
    public static SimilarityRanking Rank(
        RankingInput input, PickSet picks, IReadOnlyList<int> eligible, IProgress<JobProgress>? progress, CancellationToken cancellationToken)
    {
        var nearest = NearestPicksSearch.Find(input.CandidateVectors, picks.Vectors, progress: progress, cancellationToken: cancellationToken);
        var context = new RankingContext(picks.Songs);
        var scores = new double[eligible.Count];
        RuleScores.ForEach(scores.Length, CreateScorer, (scorer, i) => scores[i] = scorer.Score(eligible[i]), cancellationToken);
        return new SimilarityRanking(RankOrder.Sort(eligible, scores, input.Candidates), nearest, CreateScorer());

        SongScorer CreateScorer() => new(input.Candidates, nearest, context, []);
    }
}

/// <summary>All candidates in order.</summary>
/// <param name="Order">Indices of the candidates, best first.</param>
/// <param name="Nearest">Their nearest picks, by index of the candidate.</param>
/// <param name="Scorer">Tells contributions and reasons, by index of the candidate.</param>
internal sealed record SimilarityRanking(IReadOnlyList<int> Order, NearestPicks Nearest, SongScorer Scorer) : IRanking
{
    public bool HasSound(int candidate) => Nearest.HasAny(candidate);

    public double Score(int candidate) => Scorer.Score(candidate);

    public IReadOnlyList<(string Name, double Value)> Contributions(int candidate) =>
        [.. Scorer.Contributions(candidate).Select((value, rule) => (RankingRules.All[rule].Name, value))];

    public IReadOnlyList<PickReason> Reasons(int candidate) => Scorer.Reasons(candidate);
}
