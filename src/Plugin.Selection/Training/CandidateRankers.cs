using PredictPicks.Selection.Ranking;
using PredictPicks.Selection.Ranking.Blend;
using PredictPicks.Selection.Ranking.Gbdt;
using PredictPicks.Selection.Ranking.Scorers;
using PredictPicks.Selection.Ranking.Table;

namespace PredictPicks.Selection.Training;

/// <summary>A ranker that may be chosen, as it did on hidden picks.</summary>
/// <param name="Scorer">Name of the scorer.</param>
/// <param name="Ranker">Name of the ranker that scores so; null: it is compared, and never chosen.</param>
/// <param name="Scores">How hidden picks and others came out.</param>
internal sealed record CandidateRanker(string Scorer, string? Ranker, ValidationScores Scores);

/// <summary>Measures all rankers on the same hidden picks.</summary>
internal static class CandidateRankers
{
    /// <summary>The nearest pick, similarity, the blend; with trees also these, and the mean of both.</summary>
    public static IReadOnlyList<CandidateRanker> Measure(SongTable songs, Taste taste, GbdtTraining? trees, Action roundDone, CancellationToken cancellationToken)
    {
        var validation = new Validation(songs, taste);
        var candidates = new List<CandidateRanker>
        {
            Add(NeighbourScorer.Nearest.Name, SimilarityRanker.Instance.Name, round => NeighbourScorer.Nearest.Score(songs, round.Known, cancellationToken)),
            Add(SimilarityScorer.ScorerName, SimilarityRanker.Instance.Name, round => new SimilarityScorer().Score(songs, round.Known, cancellationToken)),
            Add(LearnedBlendScorer.ScorerName, BlendRanker.RankerName, round => Blend(TableOf(round), round)),
        };
        if (trees is not null)
        {
            candidates.Add(Add(GbdtScorer.Trees.Name, null, round => Trees(round, 1)));
            candidates.Add(Add(GbdtScorer.Mixed.Name, GbdtRanker.RankerName, round => Trees(round, GbdtRanker.TreeShare)));
        }

        return candidates;

        CandidateRanker Add(string scorer, string? ranker, Func<Validation.Round, double[]> score) =>
            new(scorer, ranker, validation.Measure(score, roundDone, cancellationToken));

        BlendTable TableOf(Validation.Round round) => trees?.Tables[round.Fold]?.Blend ?? BlendTable.Of(songs, round.Known, null, cancellationToken);

        double[] Blend(BlendTable table, Validation.Round round) => BlendRanking.ScoreAll(table, BlendWeights.Fit(table, round.Known, cancellationToken));

        double[] Trees(Validation.Round round, double share)
        {
            var table = trees.Tables[round.Fold] ?? FeatureTable.Of(songs, round.Known, null, cancellationToken);
            var blend = new BlendRanking(table.Blend, BlendWeights.Fit(table.Blend, round.Known, cancellationToken), []);
            var ranking = new GbdtRanking(songs.Songs, table, trees.Model, blend, share);
            return [.. Enumerable.Range(0, songs.Count).Select(ranking.Score)];
        }
    }
}
