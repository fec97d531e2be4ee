using PredictPicks.Abstractions;
using PredictPicks.Selection.Evaluation.Metrics;

namespace PredictPicks.Selection.Training;

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

    /// <summary>Figures, compared with those of another scorer: the nearest pick, in what users are told.</summary>
    public ValidatedRanker ComparedWith(ValidationScores other, string name)
    {
        var differences = _gains.Zip(other._gains, (own, theirs) => own - theirs).ToArray();
        var mean = differences.Average();
        var variance = differences.Sum(difference => (difference - mean) * (difference - mean)) / Math.Max(1, differences.Length - 1);
        return new ValidatedRanker(name, _aucs.Average(), _gains.Average(), mean, Math.Sqrt(variance / differences.Length));
    }
}
