using System.Collections.Concurrent;
using PredictPicks.Selection.Similarity;

namespace PredictPicks.Selection.Ranking.Scorers;

/// <summary>Applies the rules to all songs of a table.</summary>
internal sealed class RuleScores
{
    private readonly SongTable _songs;
    private readonly NearestPicks _nearest;
    private readonly RankingContext _context;
    private readonly int[] _own;

    /// <param name="songs">n songs.</param>
    /// <param name="taste">Picks among them.</param>
    /// <param name="nearest">Their nearest picks; rows of picks are positions in <see cref="Taste.Picks"/>.</param>
    public RuleScores(SongTable songs, Taste taste, NearestPicks nearest)
    {
        _songs = songs;
        _nearest = nearest;
        _own = Neighbours.OwnPicks(songs.Count, taste);
        _context = new RankingContext([.. taste.Picks.Select(pick => songs.Songs[pick])]);
    }

    /// <summary>Tells contributions and reasons, by index of the song. Each thread needs its own.</summary>
    public SongScorer CreateScorer() => new(_songs.Songs, _nearest, _context, _own);

    /// <summary>Calls <paramref name="use"/> with every song, from several threads.</summary>
    public void ForEach(Action<SongScorer, int> use, CancellationToken cancellationToken) => ForEach(_songs.Count, CreateScorer, use, cancellationToken);

    /// <summary>Calls <paramref name="use"/> with 0 to <paramref name="count"/> − 1, from several threads, each with a scorer of its own.</summary>
    public static void ForEach(int count, Func<SongScorer> createScorer, Action<SongScorer, int> use, CancellationToken cancellationToken)
    {
        if (count == 0)
        {
            return;
        }

        // One range a processor, since each scorer learns the names in the tags anew.
        var share = 1 + (count / Environment.ProcessorCount);
        Parallel.ForEach(Partitioner.Create(0, count, share), new ParallelOptions { CancellationToken = cancellationToken }, range =>
        {
            var scorer = createScorer();
            for (var i = range.Item1; i < range.Item2; i++)
            {
                use(scorer, i);
            }
        });
    }
}
