using PredictPicks.Abstractions;
using PredictPicks.Selection.Evaluation.Metrics;
using PredictPicks.Selection.Ranking.Scorers;

namespace PredictPicks.Selection.Training;

/// <summary>Hides a fifth of the picks at a time, and measures how well each scorer finds them among the other songs.</summary>
internal sealed class Validation
{
    /// <summary>Deals picks to rounds; other than the seed of the folds within the probe, or the hidden picks would all be of one of its folds.</summary>
    public const uint Seed = 1;

    private readonly SongTable _songs;
    private readonly Taste _taste;
    private readonly int[] _others;

    public Validation(SongTable songs, Taste taste)
    {
        _songs = songs;
        _taste = taste;
        var notRanked = taste.Picks.Concat(taste.NotPicked).ToHashSet();
        _others = [.. Enumerable.Range(0, songs.Count).Where(song => !notRanked.Contains(song))];
    }

    /// <summary>Measures a scorer.</summary>
    public ValidationScores Measure(IScorer scorer, Action roundDone, CancellationToken cancellationToken)
    {
        var result = new ValidationScores();
        for (var round = 0; round < Folds.Count; round++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var hidden = _taste.Picks.Where(pick => Folds.Of(_songs.Songs[pick].Id, Seed) == round).ToList();
            var known = _taste.Picks.Except(hidden).ToList();
            if (hidden.Count > 0 && known.Count > 0)
            {
                var scores = scorer.Score(_songs, _taste with { Picks = known }, cancellationToken);
                result.Add([.. hidden.Select(song => scores[song])], [.. _others.Select(song => scores[song])]);
            }

            roundDone();
        }

        return result;
    }
}

/// <summary>The scores of hidden picks and of the others, and what follows from them; always in the same order of hidden picks.</summary>
internal sealed class ValidationScores
{
    private readonly List<double> _gains = [];
    private readonly List<double> _aucs = [];

    /// <summary>Finite scores of hidden picks.</summary>
    public List<double> Hidden { get; } = [];

    /// <summary>Finite scores of other songs, each once a round.</summary>
    public List<double> Others { get; } = [];

    /// <summary>Of each hidden pick: 1 / log₂(1 + its place).</summary>
    public IReadOnlyList<double> Gains => _gains;

    /// <summary>Adds a round.</summary>
    public void Add(double[] hidden, double[] others)
    {
        var ranking = FoldRanking.Of(hidden, others);
        foreach (var group in ranking.GroupOf)
        {
            var ahead = ranking.Groups[group].OthersAbove + (ranking.Groups[group].OthersTied / 2.0);
            _gains.Add(1 / Math.Log2(2 + ahead));
            _aucs.Add(ranking.Others == 0 ? 0.5 : 1 - (ahead / ranking.Others));
        }

        Hidden.AddRange(hidden.Where(double.IsFinite));
        Others.AddRange(others.Where(double.IsFinite));
    }

    /// <summary>Figures, compared with those of the nearest pick.</summary>
    public ValidatedRanker ComparedWith(ValidationScores nearest, string name)
    {
        var differences = _gains.Zip(nearest._gains, (own, other) => own - other).ToArray();
        var mean = differences.Average();
        var variance = differences.Sum(difference => (difference - mean) * (difference - mean)) / Math.Max(1, differences.Length - 1);
        return new ValidatedRanker(name, _aucs.Average(), _gains.Average(), mean, Math.Sqrt(variance / differences.Length));
    }
}
