using PredictPicks.Selection.Ranking.Scorers;

namespace PredictPicks.Selection.Training;

/// <summary>
/// Songs to learn from as negatives where a user named none: four a pick, half of them hard, that is, unpicked songs that sound most like a pick. Training takes all unpicked songs instead, as
/// that ranks better (benchmarks/ranking); a sample is quicker.
/// </summary>
internal static class NegativeSampler
{
    public const int SongsAPick = 4;

    /// <summary>Draws songs that are neither picked nor marked as not wanted; all of them where there are no more.</summary>
    /// <param name="songs">All songs.</param>
    /// <param name="taste">Picks among them.</param>
    /// <param name="seed">Of the half that is drawn by lot.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static IReadOnlySet<int> Draw(SongTable songs, Taste taste, int seed, CancellationToken cancellationToken)
    {
        var labelled = taste.Picks.Concat(taste.NotPicked).ToHashSet();
        int[] unlabelled = [.. Enumerable.Range(0, songs.Count).Where(song => !labelled.Contains(song))];
        var nearest = Neighbours.Find(songs, taste, cancellationToken);
        var half = taste.Picks.Count * SongsAPick / 2;
        var drawn = unlabelled.Where(nearest.HasAny).OrderByDescending(song => nearest.Cosines(song)[0]).Take(half).ToHashSet();
        int[] rest = [.. unlabelled.Where(song => !drawn.Contains(song))];
        new Random(seed).Shuffle(rest);
        drawn.UnionWith(rest.Take((taste.Picks.Count * SongsAPick) - drawn.Count));
        return drawn;
    }
}
