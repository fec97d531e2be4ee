using PredictPicks.Selection.Evaluation.Metrics;

namespace PredictPicks.Selection.Training;

/// <summary>How scores become probabilities: Platt's scaling, which two numbers describe, or isotonic steps where there is enough to learn them from and they hold for songs not seen.</summary>
internal static class CalibrationChoice
{
    /// <summary>With fewer hidden picks a step would rest on a handful of them.</summary>
    public const int LeastHitsForSteps = 200;

    /// <summary>Steps must have a squared error smaller by a hundredth at least: less comes about by chance, and the line keeps more songs apart.</summary>
    private const double Clearly = 0.99;

    /// <param name="scores">How hidden picks and others came out.</param>
    /// <param name="otherWeight">What a score of another song counts.</param>
    public static Calibration Of(ValidationScores scores, double otherWeight)
    {
        var platt = Calibration.Fit(scores.Hidden, scores.Others, otherWeight);
        if (scores.Hidden.Count < LeastHitsForSteps || scores.Rounds.Count < 2)
        {
            return platt;
        }

        return Loss(scores, otherWeight, FitSteps) < Clearly * Loss(scores, otherWeight, Calibration.Fit) ? FitSteps(scores.Hidden, scores.Others, otherWeight) : platt;
    }

    /// <summary>Isotonic regression. No step promises 0 or 1: each counts half a song more on either side.</summary>
    public static Calibration FitSteps(IReadOnlyList<double> hits, IReadOnlyList<double> others, double otherWeight)
    {
        var songs = hits.Select(score => (Score: score, IsHit: true)).Concat(others.Select(score => (Score: score, IsHit: false))).OrderBy(song => song.Score);
        var least = 0.5 / (hits.Count + (others.Count * otherWeight) + 1);
        return Calibration.Fit(hits, others, otherWeight) with
        {
            Steps = [.. Isotonic.Fit(songs, otherWeight).Steps.Select(step => new CalibrationStep(step.From, Math.Clamp(step.Probability, least, 1 - least)))],
        };
    }

    /// <summary>Squared error on each round of a mapping learned on all others.</summary>
    private static double Loss(ValidationScores scores, double otherWeight, Func<IReadOnlyList<double>, IReadOnlyList<double>, double, Calibration> fit)
    {
        var loss = 0.0;
        foreach (var held in scores.Rounds)
        {
            var rest = scores.Rounds.Where(round => round != held).ToList();
            var calibration = fit([.. rest.SelectMany(round => round.Hidden)], [.. rest.SelectMany(round => round.Others)], otherWeight);
            loss += held.Hidden.Sum(score => Square(1 - calibration.Probability(score))) + (otherWeight * held.Others.Sum(score => Square(calibration.Probability(score))));
        }

        return loss;
    }

    private static double Square(double x) => x * x;
}
