using PredictPicks.Abstractions;
using PredictPicks.Selection.Similarity;

namespace PredictPicks.Selection.Ranking.Scorers;

/// <summary>What a ranking is made from as one table of songs, in the order of ids: nothing depends on the order in which a host named them.</summary>
/// <param name="Songs">Picks, not-picked songs and all others, each once.</param>
/// <param name="Taste">Which of them are picked.</param>
internal sealed record TasteTable(SongTable Songs, Taste Taste)
{
    public static TasteTable Of(RankingInput input)
    {
        var rows = new Dictionary<SongId, (RankableSong Song, VectorTable Vectors, int Row)>(input.Candidates.Count + input.Picks.Count);
        Add(rows, input.Picks, input.PickVectors);
        Add(rows, input.Candidates, input.CandidateVectors);
        var ids = rows.Keys.ToArray();
        Array.Sort(ids);
        var vectors = new VectorTable(new float[ids.Length * input.CandidateVectors.Dimension], input.CandidateVectors.Dimension);
        var songs = new RankableSong[ids.Length];
        for (var song = 0; song < ids.Length; song++)
        {
            var (found, table, row) = rows[ids[song]];
            songs[song] = found;
            table.Row(row).CopyTo(vectors.Row(song));
        }

        var picks = input.Picks.Select(pick => pick.Id).ToHashSet();
        var notPicked = input.NotPicked.ToHashSet();
        return new TasteTable(
            new SongTable(songs, vectors, input.Fingerprints),
            new Taste(Where(ids, picks.Contains), Where(ids, id => notPicked.Contains(id) && !picks.Contains(id))));
    }

    private static void Add(Dictionary<SongId, (RankableSong Song, VectorTable Vectors, int Row)> rows, IReadOnlyList<RankableSong> songs, VectorTable vectors)
    {
        for (var row = 0; row < songs.Count; row++)
        {
            rows.TryAdd(songs[row].Id, (songs[row], vectors, row));
        }
    }

    private static List<int> Where(SongId[] ids, Func<SongId, bool> condition) => [.. Enumerable.Range(0, ids.Length).Where(song => condition(ids[song]))];
}
