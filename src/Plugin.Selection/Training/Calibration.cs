using System.Text.Json.Serialization;
using PredictPicks.Selection.Ranking;

namespace PredictPicks.Selection.Training;

/// <summary>
/// Turns scores into probabilities, rising with the score. Platt's scaling: the probability of a score s is 1 / (1 + e^−(slope·s + intercept)). With steps it is theirs instead. Learned
/// from scores that hidden picks and other songs had in the validation, so from no score of a song that the ranker knew to be a pick.
/// </summary>
/// <param name="Slope">Above 0.</param>
/// <param name="Intercept">In log-odds.</param>
internal sealed record Calibration(double Slope, double Intercept)
{
    /// <summary>Isotonic steps by rising score; null: Platt's scaling.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<CalibrationStep>? Steps { get; init; }

    /// <summary>A slope of 0 would make all songs alike.</summary>
    private const double LeastSlope = 1e-3;

    private const int MaxSteps = 100;
    private const double Converged = 1e-9;

    public double Probability(double score) =>
        Steps is { Count: > 0 } steps ? steps[Math.Max(0, LastAtMost(steps, score))].Probability : Logistic.Probability((Slope * score) + Intercept);

    /// <summary>The best fit by likelihood, with Platt's smoothed targets: n hits are never taken for certain.</summary>
    /// <param name="hits">Scores of hidden picks.</param>
    /// <param name="others">Scores of other songs.</param>
    /// <param name="otherWeight">What one of these counts.</param>
    public static Calibration Fit(IReadOnlyList<double> hits, IReadOnlyList<double> others, double otherWeight)
    {
        var (hitTotal, otherTotal) = ((double)hits.Count, others.Count * otherWeight);
        var (hitTarget, otherTarget) = ((hitTotal + 1) / (hitTotal + 2), 1 / (otherTotal + 2));
        var (slope, intercept) = (1.0, Math.Log((hitTotal + 1) / (otherTotal + 1)));
        for (var step = 0; step < MaxSteps; step++)
        {
            var sums = default(Sums);
            Add(ref sums, hits, 1, hitTarget, slope, intercept);
            Add(ref sums, others, otherWeight, otherTarget, slope, intercept);
            var determinant = (sums.BendSlope * sums.Bend) - (sums.BendBoth * sums.BendBoth);
            if (!(determinant > 0))
            {
                break;
            }

            // Newton's step, held short: far from the optimum the curvature says little.
            var byslope = Math.Clamp(((sums.Bend * sums.Slope) - (sums.BendBoth * sums.Error)) / determinant, -1, 1);
            var byIntercept = Math.Clamp(((sums.BendSlope * sums.Error) - (sums.BendBoth * sums.Slope)) / determinant, -1, 1);
            slope = Math.Max(LeastSlope, slope - byslope);
            intercept -= byIntercept;
            if (Math.Abs(byslope) + Math.Abs(byIntercept) < Converged)
            {
                break;
            }
        }

        return new Calibration(slope, intercept);
    }

    private static int LastAtMost(IReadOnlyList<CalibrationStep> steps, double score) => Bisection.First(steps.Count, step => !(steps[step].From <= score)) - 1;

    private static void Add(ref Sums sums, IReadOnlyList<double> scores, double weight, double target, double slope, double intercept)
    {
        foreach (var score in scores)
        {
            var probability = Logistic.Probability((slope * score) + intercept);
            var bend = weight * probability * (1 - probability);
            sums.Error += weight * (probability - target);
            sums.Slope += weight * (probability - target) * score;
            sums.Bend += bend;
            sums.BendBoth += bend * score;
            sums.BendSlope += bend * score * score;
        }
    }

    [System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
    private struct Sums
    {
        public double Error;
        public double Slope;
        public double Bend;
        public double BendBoth;
        public double BendSlope;
    }
}

/// <summary>A step of an isotonic mapping.</summary>
/// <param name="From">The lowest score on it.</param>
/// <param name="Probability">Of the songs on it.</param>
internal sealed record CalibrationStep(double From, double Probability);
