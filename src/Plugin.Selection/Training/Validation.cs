using PredictPicks.Abstractions;
using PredictPicks.Selection.Ranking.Scorers;

namespace PredictPicks.Selection.Training;

/// <summary>Hides a fifth of the picks at a time, and measures how well they are found among the other songs.</summary>
internal sealed class Validation
{
    /// <summary>Deals picks to rounds; other than the seed of the folds within the probe, or the hidden picks would all be of one of its folds.</summary>
    public const uint Seed = 1;

    private readonly int[] _others;
    private readonly List<Round> _rounds = [];

    public Validation(SongTable songs, Taste taste)
    {
        var notRanked = taste.Picks.Concat(taste.NotPicked).ToHashSet();
        _others = [.. Enumerable.Range(0, songs.Count).Where(song => !notRanked.Contains(song))];
        for (var number = 0; number < Folds.Count; number++)
        {
            var hidden = taste.Picks.Where(pick => Folds.Of(songs.Songs[pick].Id, Seed) == number).ToList();
            var known = taste with { Picks = [.. taste.Picks.Except(hidden)] };
            if (hidden.Count > 0 && known.Picks.Count > 0)
            {
                _rounds.Add(new Round(number, known, hidden));
            }
        }
    }

    /// <summary>Measures a way to score.</summary>
    /// <param name="score">Scores all songs by what is known in a round.</param>
    /// <param name="roundDone">Is called after each round.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public ValidationScores Measure(Func<Round, double[]> score, Action roundDone, CancellationToken cancellationToken)
    {
        var result = new ValidationScores();
        foreach (var round in _rounds)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var scores = score(round);
            result.Add([.. round.Hidden.Select(song => scores[song])], [.. _others.Select(song => scores[song])]);
            roundDone();
        }

        return result;
    }

    /// <summary>One experiment.</summary>
    /// <param name="Fold">The fold whose picks are hidden.</param>
    /// <param name="Known">The taste without them.</param>
    /// <param name="Hidden">These picks.</param>
    internal sealed record Round(int Fold, Taste Known, IReadOnlyList<int> Hidden);
}
