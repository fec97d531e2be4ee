using PredictPicks.Selection.Similarity;

namespace PredictPicks.Selection.Ranking.Scorers;

/// <summary>
/// Nearest pick and probe, each in standard deviations over the unpicked songs, added up: the one knows every centre of a taste, the other what the picks have in common.
/// </summary>
internal sealed class BlendScorer : IScorer
{
    public string Name => "blend";

    public double[] Score(SongTable songs, Taste taste, CancellationToken cancellationToken)
    {
        var nearest = NearestScores.Of(Neighbours.Find(songs, taste, cancellationToken), taste);
        var probe = LinearProbe.Score(songs, taste, cancellationToken);
        return [.. Enumerable.Range(0, songs.Count).Select(song => nearest.Of(song) + probe.Of(song))];
    }
}
