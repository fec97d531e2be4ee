using PredictPicks.Abstractions;
using PredictPicks.Selection.Ranking.Gbdt;
using PredictPicks.Selection.Ranking.Scorers;

namespace PredictPicks.Selection.Training;

/// <summary>Which ranker users see: the blend, unless hidden picks speak clearly against it.</summary>
internal static class RankerChoice
{
    /// <summary>
    /// The blend; similarity where the blend is worse than the nearest pick by more than one standard error; the better of trees and mean where it is better than that by
    /// more than one standard error.
    /// </summary>
    public static CandidateRanker Of(IReadOnlyList<CandidateRanker> candidates)
    {
        var nearest = candidates.Single(candidate => candidate.Scorer == NeighbourScorer.Nearest.Name);
        var blend = candidates.Single(candidate => candidate.Scorer == LearnedBlendScorer.ScorerName);
        var similarity = candidates.Single(candidate => candidate.Scorer == SimilarityScorer.ScorerName);
        var chosen = IsVetoed(blend.Scores.ComparedWith(nearest.Scores, blend.Scorer)) ? similarity : blend;
        var trees = candidates.Where(candidate => GbdtRanker.IsName(candidate.Ranker)).MaxBy(candidate => candidate.Scores.Gains.Average());
        return trees is not null && IsPromoted(trees.Scores.ComparedWith(chosen.Scores, trees.Scorer)) ? trees : chosen;
    }

    /// <summary>Whether a ranker finds hidden picks worse than what it is compared with, by more than one standard error.</summary>
    public static bool IsVetoed(ValidatedRanker ranker) => ranker.AheadOfNearest < -ranker.StandardError;

    /// <summary>Whether it finds them better, by more than one standard error.</summary>
    public static bool IsPromoted(ValidatedRanker ranker) => ranker.AheadOfNearest > ranker.StandardError;
}
