using PredictPicks.Abstractions;
using PredictPicks.Selection.Evaluation.Metrics;

namespace PredictPicks.Selection.Training;

/// <summary>The scores of hidden picks and of the others, and what follows from them; always in the same order of hidden picks.</summary>
internal sealed class ValidationScores
{
    private readonly List<RoundScores> _rounds = [];
    private readonly List<double> _gains = [];
    private readonly List<double> _aucs = [];

    /// <summary>What was added, round by round.</summary>
    public IReadOnlyList<RoundScores> Rounds => _rounds;

    /// <summary>Finite scores of hidden picks.</summary>
    public IReadOnlyList<double> Hidden => [.. _rounds.SelectMany(round => round.Hidden)];

    /// <summary>Finite scores of other songs, each once a round.</summary>
    public IReadOnlyList<double> Others => [.. _rounds.SelectMany(round => round.Others)];

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

        _rounds.Add(new RoundScores([.. hidden.Where(double.IsFinite)], [.. others.Where(double.IsFinite)]));
    }

    /// <summary>Figures, compared with those of another scorer: the nearest pick, in what users are told.</summary>
    public ValidatedRanker ComparedWith(ValidationScores other, string name)
    {
        var differences = _gains.Zip(other._gains, (own, theirs) => own - theirs).ToArray();
        var mean = differences.Average();
        var variance = differences.Sum(difference => (difference - mean) * (difference - mean)) / Math.Max(1, differences.Length - 1);
        return new ValidatedRanker(name, _aucs.Average(), _gains.Average(), mean, Math.Sqrt(variance / differences.Length));
    }
}

/// <summary>Finite scores of one round.</summary>
internal sealed record RoundScores(IReadOnlyList<double> Hidden, IReadOnlyList<double> Others);
