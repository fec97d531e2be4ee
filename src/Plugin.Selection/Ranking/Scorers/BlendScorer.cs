using PredictPicks.Selection.Similarity;

namespace PredictPicks.Selection.Ranking.Scorers;

/// <summary>
/// Nearest pick (of whitened vectors) and probe, each in standard deviations over the library, added up: the one knows every centre of a taste, the other what the
/// picks have in common.
/// </summary>
internal sealed class BlendScorer : IScorer
{
    public string Name => "blend";

    public double[] Score(SongTable songs, Taste taste, CancellationToken cancellationToken)
    {
        var probing = new LinearProbe(songs, taste, cancellationToken);
        var white = songs with { Vectors = Whitening.Apply(songs.Vectors, probing.All, cancellationToken) };
        var nearest = NearestScores.Of(Neighbours.Find(white, taste, cancellationToken), taste);
        var probe = probing.Score();
        return [.. Enumerable.Range(0, songs.Count).Select(song => nearest.Of(song) + probe.Of(song))];
    }
}
