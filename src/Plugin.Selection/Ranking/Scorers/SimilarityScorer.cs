namespace PredictPicks.Selection.Ranking.Scorers;

/// <summary>The ranking without a trained model: the nearest picks, smoothed by the rules on tags, key and tempo.</summary>
internal sealed class SimilarityScorer : IScorer
{
    public string Name => "similarity";

    public double[] Score(SongTable songs, Taste taste, CancellationToken cancellationToken)
    {
        var scores = new double[songs.Count];
        RuleScores.ForEach(songs, taste, cancellationToken, (scorer, song) => scores[song] = scorer.Score(song));
        return scores;
    }
}
