using PredictPicks.Selection.Ranking.Scorers;

namespace PredictPicks.Selection.Evaluation.Baselines;

/// <summary>Chance: what a ranking that knows nothing reaches.</summary>
internal sealed class RandomScorer : IScorer
{
    private const int Seed = 7;

    public string Name => "random";

    public double[] Score(SongTable songs, Taste taste, CancellationToken cancellationToken)
    {
        var random = new Random(Seed);
        var scores = new double[songs.Count];
        for (var song = 0; song < scores.Length; song++)
        {
            scores[song] = random.NextDouble();
        }

        return scores;
    }
}
