using PredictPicks.Abstractions;
using PredictPicks.Selection.Ranking;
using PredictPicks.Selection.Ranking.Scorers;
using PredictPicks.Selection.Similarity;

namespace PredictPicks.Selection.Evaluation.Baselines;

/// <summary>The ranking without a trained model: <see cref="SimilarityRanker"/>, rules included.</summary>
internal sealed class SimilarityScorer : IScorer
{
    private static readonly ModelReference NoModel = new("none", "0", 1);

    public string Name => "similarity";

    public double[] Score(SongTable songs, Taste taste, CancellationToken cancellationToken)
    {
        var scores = new double[songs.Count];
        var isPick = taste.Picks.ToHashSet();
        Score(songs, [.. Enumerable.Range(0, songs.Count).Where(song => !isPick.Contains(song))], taste.Picks, scores, cancellationToken);
        foreach (var pick in taste.Picks)
        {
            Score(songs, [pick], [.. taste.Picks.Where(other => other != pick)], scores, cancellationToken);
        }

        return scores;
    }

    private static void Score(SongTable songs, IReadOnlyList<int> candidates, IReadOnlyList<int> picks, double[] scores, CancellationToken cancellationToken)
    {
        var input = new RankingInput
        {
            Candidates = [.. candidates.Select(song => songs.Songs[song])],
            CandidateVectors = Rows(songs.Vectors, candidates),
            Picks = [.. picks.Select(song => songs.Songs[song])],
            PickVectors = Rows(songs.Vectors, picks),
            Model = NoModel,
        };
        var ranking = SimilarityRanker.Rank(
            input, new PickSet(input.Picks, input.PickVectors), [.. Enumerable.Range(0, candidates.Count)], progress: null, cancellationToken);
        for (var place = 0; place < ranking.Order.Count; place++)
        {
            scores[candidates[ranking.Order[place]]] = ranking.Scores[place];
        }
    }

    private static VectorTable Rows(VectorTable vectors, IReadOnlyList<int> songs)
    {
        var rows = new VectorTable(new float[songs.Count * vectors.Dimension], vectors.Dimension);
        for (var row = 0; row < songs.Count; row++)
        {
            vectors.Row(songs[row]).CopyTo(rows.Row(row));
        }

        return rows;
    }
}
