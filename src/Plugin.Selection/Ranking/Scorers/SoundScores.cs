using PredictPicks.Abstractions;
using PredictPicks.Selection.Similarity;

namespace PredictPicks.Selection.Ranking.Scorers;

/// <summary>What sound alone tells of every song, in two ways: the nearest pick knows every centre of a taste, the probe what the picks have in common.</summary>
/// <param name="Neighbours">Nearest picks by whitened vectors; rows are positions in <see cref="Taste.Picks"/>.</param>
/// <param name="Nearest">Their cosines.</param>
/// <param name="Probe">The linear probe's scores.</param>
internal sealed record SoundScores(NearestPicks Neighbours, StandardScores Nearest, StandardScores Probe)
{
    public static SoundScores Of(SongTable songs, Taste taste, IProgress<JobProgress>? progress, CancellationToken cancellationToken)
    {
        var probe = new LinearProbe(songs, taste, cancellationToken);
        var white = songs with { Vectors = Whitening.Apply(songs.Vectors, probe.All, cancellationToken) };
        NearestPicks? neighbours = null;
        StandardScores? probeScores = null;
        Parallel.Invoke(
            new ParallelOptions { CancellationToken = cancellationToken },
            () => neighbours = Scorers.Neighbours.Find(white, taste, cancellationToken, progress),
            () => probeScores = probe.Score());
        return new SoundScores(neighbours!, NearestScores.Of(neighbours!, taste), probeScores!);
    }
}
