using PredictPicks.Selection.Similarity;

namespace PredictPicks.Selection.Ranking.Scorers;

/// <summary>The nearest picks of every song of a table; a pick's own row is left out for it.</summary>
internal static class Neighbours
{
    /// <summary>Rows of the result's picks are positions in <see cref="Taste.Picks"/>.</summary>
    public static NearestPicks Find(SongTable songs, Taste taste, CancellationToken cancellationToken, IProgress<Abstractions.JobProgress>? progress = null) =>
        NearestPicksSearch.Find(songs.Vectors, PickVectors(songs, taste), OwnPicks(songs.Count, taste), progress, cancellationToken: cancellationToken);

    /// <summary>By song: its position among the picks, or −1.</summary>
    public static int[] OwnPicks(int songs, Taste taste)
    {
        var own = new int[songs];
        Array.Fill(own, -1);
        for (var pick = 0; pick < taste.Picks.Count; pick++)
        {
            own[taste.Picks[pick]] = pick;
        }

        return own;
    }

    private static VectorTable PickVectors(SongTable songs, Taste taste)
    {
        var dimension = songs.Vectors.Dimension;
        var vectors = new VectorTable(new float[taste.Picks.Count * dimension], dimension);
        for (var pick = 0; pick < taste.Picks.Count; pick++)
        {
            songs.Vectors.Row(taste.Picks[pick]).CopyTo(vectors.Row(pick));
        }

        return vectors;
    }
}
