using PredictPicks.Abstractions;
using PredictPicks.Selection.Similarity;

namespace PredictPicks.Selection.Ranking.Scorers;

/// <summary>What a ranking is made from as one table of songs, in the order of ids: nothing depends on the order in which a host named them.</summary>
/// <param name="Songs">Picks, not-picked songs and all others, each once.</param>
/// <param name="Taste">Which of them are picked.</param>
/// <param name="SongOfCandidate">Where each candidate is in the table.</param>
internal sealed record TasteTable(SongTable Songs, Taste Taste, IReadOnlyList<int> SongOfCandidate)
{
    public static TasteTable Of(RankingInput input)
    {
        var ids = input.Candidates.Select(song => song.Id).ToArray();
        return IsAscending(ids) && input.Picks.All(pick => Array.BinarySearch(ids, pick.Id) >= 0) ? OfCandidates(input, ids) : OfAll(input);
    }

    private static bool IsAscending(SongId[] ids) => Enumerable.Range(1, Math.Max(0, ids.Length - 1)).All(i => ids[i - 1].CompareTo(ids[i]) < 0);

    /// <summary>The candidates as they are, since all picks are among them and they are in order: nothing is copied.</summary>
    private static TasteTable OfCandidates(RankingInput input, SongId[] ids) => new(
        new SongTable(input.Candidates, input.CandidateVectors, input.Fingerprints), TasteOf(input, ids), [.. Enumerable.Range(0, ids.Length)]);

    private static TasteTable OfAll(RankingInput input)
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

        var positions = Enumerable.Range(0, ids.Length).ToDictionary(song => ids[song]);
        return new TasteTable(
            new SongTable(songs, vectors, input.Fingerprints), TasteOf(input, ids), [.. input.Candidates.Select(candidate => positions[candidate.Id])]);
    }

    private static Taste TasteOf(RankingInput input, SongId[] ids)
    {
        var picks = input.Picks.Select(pick => pick.Id).ToHashSet();
        var notPicked = input.NotPicked.ToHashSet();
        return new Taste(Where(ids, picks.Contains), Where(ids, id => notPicked.Contains(id) && !picks.Contains(id)));
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
