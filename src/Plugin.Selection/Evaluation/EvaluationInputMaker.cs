using PredictPicks.Abstractions;
using PredictPicks.Selection.Ranking;
using PredictPicks.Selection.Ranking.Scorers;
using PredictPicks.Selection.Similarity;

namespace PredictPicks.Selection.Evaluation;

/// <summary>Puts the songs of a ranking into one table, in the order of ids: nothing depends on the order in which a host named them.</summary>
internal static class EvaluationInputMaker
{
    /// <summary>The table, each song once.</summary>
    /// <param name="ranking">Songs and vectors.</param>
    /// <param name="picks">The picks with their dates; those that <paramref name="ranking"/> lacks are passed over.</param>
    public static EvaluationInput Make(RankingInput ranking, IReadOnlyList<Pick> picks)
    {
        var rows = new Dictionary<SongId, (RankableSong Song, VectorTable Vectors, int Row)>();
        Add(rows, ranking.Picks, ranking.PickVectors);
        Add(rows, ranking.Candidates, ranking.CandidateVectors);
        var order = rows.Keys.Order().ToArray();
        var vectors = new VectorTable(new float[order.Length * ranking.CandidateVectors.Dimension], ranking.CandidateVectors.Dimension);
        for (var song = 0; song < order.Length; song++)
        {
            var (_, table, row) = rows[order[song]];
            table.Row(row).CopyTo(vectors.Row(song));
        }

        var pickedAt = picks.DistinctBy(pick => pick.Id).ToDictionary(pick => pick.Id, pick => pick.PickedAt);
        var isPick = ranking.Picks.Select(song => song.Id).ToHashSet();
        var notPicked = ranking.NotPicked.ToHashSet();
        var chosen = Where(order, isPick.Contains);
        return new EvaluationInput
        {
            Songs = new SongTable([.. order.Select(id => rows[id].Song)], vectors, ranking.Fingerprints),
            Picks = chosen,
            PickedAt = [.. chosen.Select(song => pickedAt.GetValueOrDefault(order[song]))],
            NotPicked = Where(order, notPicked.Contains),
            Unpicked = Where(order, id => !isPick.Contains(id) && !notPicked.Contains(id)),
            PicksUnknown = ranking.PicksUnknown,
            Model = ranking.Model,
        };
    }

    private static void Add(Dictionary<SongId, (RankableSong Song, VectorTable Vectors, int Row)> rows, IReadOnlyList<RankableSong> songs, VectorTable vectors)
    {
        for (var row = 0; row < songs.Count; row++)
        {
            rows.TryAdd(songs[row].Id, (songs[row], vectors, row));
        }
    }

    private static List<int> Where(SongId[] songs, Func<SongId, bool> condition) => [.. Enumerable.Range(0, songs.Length).Where(song => condition(songs[song]))];
}
