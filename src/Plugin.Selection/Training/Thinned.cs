using PredictPicks.Selection.Ranking.Scorers;
using PredictPicks.Selection.Similarity;

namespace PredictPicks.Selection.Training;

/// <summary>A library that is small enough to learn from in bounded memory.</summary>
internal static class Thinned
{
    /// <summary>Songs that are no picks; of more, every second, third … in the order of ids takes part. So many tell what is special about the picks, in about a gigabyte.</summary>
    public const int MostOthers = 50_000;

    /// <summary>All picks and not-wanted songs, and a share of the others.</summary>
    public static (SongTable Songs, Taste Taste) Of(SongTable songs, Taste taste)
    {
        var labelled = taste.Picks.Concat(taste.NotPicked).ToHashSet();
        var step = (songs.Count - labelled.Count + MostOthers - 1) / MostOthers;
        if (step <= 1)
        {
            return (songs, taste);
        }

        var unlabelled = 0;
        int[] kept = [.. Enumerable.Range(0, songs.Count).Where(song => labelled.Contains(song) || unlabelled++ % step == 0)];
        var place = kept.Select((song, i) => (song, i)).ToDictionary(entry => entry.song, entry => entry.i);
        var vectors = new VectorTable(new float[kept.Length * songs.Vectors.Dimension], songs.Vectors.Dimension);
        for (var i = 0; i < kept.Length; i++)
        {
            songs.Vectors.Row(kept[i]).CopyTo(vectors.Row(i));
        }

        return (
            songs with { Songs = [.. kept.Select(song => songs.Songs[song])], Vectors = vectors },
            new Taste([.. taste.Picks.Select(pick => place[pick])], [.. taste.NotPicked.Select(song => place[song])]));
    }
}
