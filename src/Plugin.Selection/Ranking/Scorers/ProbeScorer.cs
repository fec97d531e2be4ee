namespace PredictPicks.Selection.Ranking.Scorers;

/// <summary>The linear probe alone.</summary>
internal sealed class ProbeScorer : IScorer
{
    public string Name => "probe";

    public double[] Score(SongTable songs, Taste taste, CancellationToken cancellationToken) => new LinearProbe(songs, taste, cancellationToken).Score().ToArray();
}
