using PredictPicks.Abstractions;
using PredictPicks.Selection.Ranking;
using PredictPicks.Selection.Ranking.Scorers;

namespace PredictPicks.Selection.Evaluation;

/// <summary>Makes a ranking's songs and picks into those of an evaluation.</summary>
internal static class EvaluationInputMaker
{
    /// <summary>The same songs that a prediction would score, in one table.</summary>
    /// <param name="ranking">Songs and vectors.</param>
    /// <param name="picks">The picks with their dates; those that <paramref name="ranking"/> lacks are passed over.</param>
    public static EvaluationInput Make(RankingInput ranking, IReadOnlyList<Pick> picks)
    {
        var (songs, taste, _) = TasteTable.Of(ranking);
        var pickedAt = picks.DistinctBy(pick => pick.Id).ToDictionary(pick => pick.Id, pick => pick.PickedAt);
        var isPick = taste.Picks.ToHashSet();
        var notPicked = ranking.NotPicked.ToHashSet();
        var isNotPicked = Enumerable.Range(0, songs.Count).Where(song => notPicked.Contains(songs.Songs[song].Id)).ToHashSet();
        return new EvaluationInput
        {
            Songs = songs,
            Picks = taste.Picks,
            PickedAt = [.. taste.Picks.Select(pick => pickedAt.GetValueOrDefault(songs.Songs[pick].Id))],
            NotPicked = [.. isNotPicked.Order()],
            Unpicked = [.. Enumerable.Range(0, songs.Count).Where(song => !isPick.Contains(song) && !isNotPicked.Contains(song))],
            PicksUnknown = ranking.PicksUnknown,
            Model = ranking.Model,
        };
    }
}
