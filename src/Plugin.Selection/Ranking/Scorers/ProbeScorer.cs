namespace PredictPicks.Selection.Ranking.Scorers;

/// <summary>The linear probe alone.</summary>
internal sealed class ProbeScorer : IScorer
{
    public string Name => "probe";

    public double[] Score(SongTable songs, Taste taste, CancellationToken cancellationToken) => LinearProbe.Score(songs, taste, cancellationToken).ToArray();
}
