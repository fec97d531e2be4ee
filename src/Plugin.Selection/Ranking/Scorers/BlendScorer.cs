namespace PredictPicks.Selection.Ranking.Scorers;

/// <summary>Nearest pick (of whitened vectors) and probe, each in standard deviations over the library, added up.</summary>
internal sealed class BlendScorer : IScorer
{
    public string Name => "blend";

    public double[] Score(SongTable songs, Taste taste, CancellationToken cancellationToken)
    {
        var sound = SoundScores.Of(songs, taste, null, cancellationToken);
        return [.. Enumerable.Range(0, songs.Count).Select(song => sound.Nearest.Of(song) + sound.Probe.Of(song))];
    }
}
