using PredictPicks.Selection.Ranking;
using PredictPicks.Selection.Ranking.Scorers;

namespace PredictPicks.Selection.Evaluation;

/// <summary>
/// Unpicked songs that are a pick's recording in another file. Prediction sets them apart, so here they are no songs to be ranked: they would count as misses
/// where they are as good as the pick.
/// </summary>
internal static class OwnedCopies
{
    /// <summary>Songs compared, as a multiple of the picks: copies sound the same, and so are among the nearest.</summary>
    private const int Ahead = 3;

    /// <summary>So many at least.</summary>
    private const int LeastAhead = 100;

    /// <summary>The input without them.</summary>
    public static EvaluationInput LeaveOut(EvaluationInput input, CancellationToken cancellationToken)
    {
        var nearest = Neighbours.Find(input.Songs, new Taste(input.Picks, input.NotPicked), cancellationToken);
        var owned = new OwnedRecordings(input.Songs.Songs, [.. input.Picks.Select(pick => input.Songs.Songs[pick])], input.Songs.Fingerprints);
        var near = input.Unpicked.Where(nearest.HasAny).OrderByDescending(song => nearest.Cosines(song)[0]);
        owned.Check(near.Take(Math.Max(LeastAhead, Ahead * input.Picks.Count)), cancellationToken);
        return input with { Unpicked = [.. input.Unpicked.Where(song => !owned.Contains(song))] };
    }
}
