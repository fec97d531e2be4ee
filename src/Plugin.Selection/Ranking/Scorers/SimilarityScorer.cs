namespace PredictPicks.Selection.Ranking.Scorers;

/// <summary>The ranking without a trained model: the nearest picks, smoothed by the rules on tags, key and tempo.</summary>
internal sealed class SimilarityScorer : IScorer
{
    /// <summary>As in <see cref="Name"/>.</summary>
    public const string ScorerName = "similarity";

    public string Name => ScorerName;

    public double[] Score(SongTable songs, Taste taste, CancellationToken cancellationToken)
    {
        var scores = new double[songs.Count];
        var rules = new RuleScores(songs, taste, Neighbours.Find(songs, taste, cancellationToken));
        rules.ForEach((scorer, song) => scores[song] = scorer.Score(song), cancellationToken);
        return scores;
    }
}
