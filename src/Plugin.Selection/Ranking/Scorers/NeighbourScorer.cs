using PredictPicks.Selection.Similarity;

namespace PredictPicks.Selection.Ranking.Scorers;

/// <summary>A statistic of the cosines with the nearest picks.</summary>
internal sealed class NeighbourScorer : IScorer
{
    private readonly Func<NearestPicks, int, double> _statistic;

    private NeighbourScorer(string name, Func<NearestPicks, int, double> statistic)
    {
        Name = name;
        _statistic = statistic;
    }

    /// <summary>The cosine with the nearest pick.</summary>
    public static NeighbourScorer Nearest { get; } = new("nearest-pick", (nearest, song) => nearest.Cosines(song)[0]);

    /// <summary>The mean cosine with the five nearest picks.</summary>
    public static NeighbourScorer Top5 { get; } = new("top5", (nearest, song) => nearest.NarrowMean(song)!.Value);

    /// <summary>The mean cosine with the twenty nearest picks.</summary>
    public static NeighbourScorer Top20 { get; } = new("top20", (nearest, song) => nearest.WideMean(song)!.Value);

    public string Name { get; }

    public double[] Score(SongTable songs, Taste taste, CancellationToken cancellationToken)
    {
        var nearest = Neighbours.Find(songs, taste, cancellationToken);
        return [.. Enumerable.Range(0, songs.Count).Select(song => nearest.HasAny(song) ? _statistic(nearest, song) : double.NaN)];
    }
}
