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
        var positions = input.Positions;
        return positions.AreAscending && input.Picks.All(pick => positions.Find(pick.Id) >= 0) ? OfCandidates(input, positions) : OfAll(input);
    }

    /// <summary>The candidates as they are, since all picks are among them and they are in order: nothing is copied.</summary>
    private static TasteTable OfCandidates(RankingInput input, SongPositions positions) => new(
        new SongTable(input.Candidates, input.CandidateVectors, input.Fingerprints), TasteOf(input, positions), [.. Enumerable.Range(0, input.Candidates.Count)]);

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

        var positions = new SongPositions(songs);
        return new TasteTable(
            new SongTable(songs, vectors, input.Fingerprints), TasteOf(input, positions), [.. input.Candidates.Select(candidate => positions.Find(candidate.Id))]);
    }

    private static Taste TasteOf(RankingInput input, SongPositions positions)
    {
        var picks = Find(positions, input.Picks.Select(pick => pick.Id));
        return new Taste(picks, [.. Find(positions, input.NotPicked).Except(picks)]);
    }

    /// <summary>The positions of those that are there, ascending.</summary>
    private static List<int> Find(SongPositions positions, IEnumerable<SongId> ids) =>
        [.. ids.Select(positions.Find).Where(position => position >= 0).Distinct().Order()];

    private static void Add(Dictionary<SongId, (RankableSong Song, VectorTable Vectors, int Row)> rows, IReadOnlyList<RankableSong> songs, VectorTable vectors)
    {
        for (var row = 0; row < songs.Count; row++)
        {
            rows.TryAdd(songs[row].Id, (songs[row], vectors, row));
        }
    }
}
