using PredictPicks.Abstractions;
using PredictPicks.Selection.Ranking.Gbdt;
using PredictPicks.Selection.Ranking.Scorers;

namespace PredictPicks.Selection.Training;

/// <summary>Which ranker users see: the blend, unless hidden picks speak clearly against it.</summary>
internal static class RankerChoice
{
    /// <summary>
    /// The blend, or similarity where the blend is worse than the nearest pick by more than one standard error. Where there are picks enough for trees, the mean of trees and blend takes its place
    /// unless it is worse than that, likewise. Trees alone are never chosen: on simulated listeners a validation promises more of them than they keep, since what is known of how many picks
    /// an artist has tells in which fold the hidden ones are; the mean does not suffer from it (benchmarks/ranking).
    /// </summary>
    public static CandidateRanker Of(IReadOnlyList<CandidateRanker> candidates)
    {
        var blend = Find(LearnedBlendScorer.ScorerName)!;
        var chosen = IsVetoed(blend, Find(NeighbourScorer.Nearest.Name)!) ? Find(SimilarityScorer.ScorerName)! : blend;
        return Find(GbdtScorer.Mixed.Name) is { } mean && !IsVetoed(mean, chosen) ? mean : chosen;

        CandidateRanker? Find(string scorer) => candidates.FirstOrDefault(candidate => candidate.Scorer == scorer);
    }

    private static bool IsVetoed(CandidateRanker ranker, CandidateRanker other) => IsVetoed(ranker.Scores.ComparedWith(other.Scores, ranker.Scorer));

    /// <summary>Whether a ranker finds hidden picks worse than what it is compared with, by more than one standard error.</summary>
    public static bool IsVetoed(ValidatedRanker ranker) => ranker.AheadOfNearest < -ranker.StandardError;
}
