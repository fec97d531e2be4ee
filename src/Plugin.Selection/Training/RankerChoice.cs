using PredictPicks.Abstractions;
using PredictPicks.Selection.Ranking.Gbdt;
using PredictPicks.Selection.Ranking.Scorers;

namespace PredictPicks.Selection.Training;

/// <summary>Which ranker users see: the blend, unless hidden picks speak clearly against it.</summary>
internal static class RankerChoice
{
    /// <summary>
    /// The blend, or similarity where the blend is worse than the nearest pick by more than one standard error. With trees, the mean of trees and blend where hidden picks
    /// come out better by it; trees alone must be ahead of that mean by more than one standard error, since alone they do worse than they seem to: what is known of how many
    /// picks an artist has tells in which fold the hidden ones are.
    /// </summary>
    public static CandidateRanker Of(IReadOnlyList<CandidateRanker> candidates)
    {
        var blend = Find(LearnedBlendScorer.ScorerName);
        var chosen = IsVetoed(blend.Scores.ComparedWith(Find(NeighbourScorer.Nearest.Name).Scores, blend.Scorer)) ? Find(SimilarityScorer.ScorerName) : blend;
        if (candidates.All(candidate => !GbdtRanker.IsName(candidate.Ranker)))
        {
            return chosen;
        }

        var (trees, mean) = (Find(GbdtScorer.Trees.Name), Find(GbdtScorer.Mixed.Name));
        return IsPromoted(trees.Scores.ComparedWith(mean.Scores, trees.Scorer)) && IsAhead(trees) ? trees : IsAhead(mean) ? mean : chosen;

        CandidateRanker Find(string scorer) => candidates.Single(candidate => candidate.Scorer == scorer);

        bool IsAhead(CandidateRanker ranker) => ranker.Scores.ComparedWith(chosen.Scores, ranker.Scorer).AheadOfNearest > 0;
    }

    /// <summary>Whether a ranker finds hidden picks worse than what it is compared with, by more than one standard error.</summary>
    public static bool IsVetoed(ValidatedRanker ranker) => ranker.AheadOfNearest < -ranker.StandardError;

    /// <summary>Whether it finds them better, by more than one standard error.</summary>
    public static bool IsPromoted(ValidatedRanker ranker) => ranker.AheadOfNearest > ranker.StandardError;
}
