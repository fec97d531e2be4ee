using System.Collections.Concurrent;

namespace PredictPicks.Selection.Ranking.Scorers;

/// <summary>Applies the rules to all songs of a table.</summary>
internal static class RuleScores
{
    /// <summary>Calls <paramref name="use"/> with every song, from several threads.</summary>
    public static void ForEach(SongTable songs, Taste taste, CancellationToken cancellationToken, Action<SongScorer, int> use)
    {
        var nearest = Neighbours.Find(songs, taste, cancellationToken);
        var own = Neighbours.OwnPicks(songs.Count, taste);
        var context = new RankingContext([.. taste.Picks.Select(pick => songs.Songs[pick])]);
        if (songs.Count == 0)
        {
            return;
        }

        // One range a processor, since each scorer learns the names in the tags anew.
        var share = 1 + (songs.Count / Environment.ProcessorCount);
        Parallel.ForEach(Partitioner.Create(0, songs.Count, share), new ParallelOptions { CancellationToken = cancellationToken }, range =>
        {
            var scorer = new SongScorer(songs.Songs, nearest, context, own);
            for (var song = range.Item1; song < range.Item2; song++)
            {
                use(scorer, song);
            }
        });
    }
}
