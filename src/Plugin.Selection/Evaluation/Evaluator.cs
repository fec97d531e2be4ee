using PredictPicks.Abstractions;
using PredictPicks.Selection.Evaluation.Metrics;
using PredictPicks.Selection.Evaluation.Reports;
using PredictPicks.Selection.Evaluation.Splits;
using PredictPicks.Selection.Ranking.Scorers;

namespace PredictPicks.Selection.Evaluation;

/// <summary>
/// Hides picks, ranks by the others, and measures how well the hidden ones come out. A scorer never learns which picks are hidden: to it they are songs like all others.
/// The same input gives the same result.
/// </summary>
internal static class Evaluator
{
    /// <summary>Of folds, parts and draws; any number would do.</summary>
    private const int Seed = 1;

    /// <param name="input">The library.</param>
    /// <param name="scorers">Which are compared, in the order in which they are reported.</param>
    /// <param name="shown">Name of the one whose ranking users see.</param>
    /// <param name="progress">Hears of folds ranked.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="PicksException">There is nothing to measure.</exception>
    public static EvaluationReport Evaluate(
        EvaluationInput input, IReadOnlyList<IScorer> scorers, string shown, IProgress<JobProgress>? progress, CancellationToken cancellationToken)
    {
        EvaluationFindings.ThrowIfHopeless(input);
        var unpicked = input.Unpicked.Count;
        input = OwnedCopies.LeaveOut(input, cancellationToken);
        EvaluationFindings.ThrowIfHopeless(input);
        var artists = new SongArtists(input.Songs);
        var plan = SplitPlan.Make(input, artists, Seed);
        var (done, total) = (0, plan.Sum(split => split.Experiments.Count) * scorers.Count);
        progress?.Report(new JobProgress(JobPhase.Evaluating, done, total));
        var splits = plan
            .Select(split => new SplitEvaluator(input, split, artists, Seed).Evaluate(
                scorers, () => progress?.Report(new JobProgress(JobPhase.Evaluating, ++done, total)), cancellationToken))
            .ToList();
        var counts = EvaluationFindings.Count(input);
        var evaluation = new EvaluationReport(
            input.Model, counts, shown, splits, EvaluationFindings.Summarise(splits[0], shown), [.. EvaluationFindings.Warnings(counts, splits, unpicked - input.Unpicked.Count)], Html: string.Empty);
        return evaluation with { Html = HtmlReport.Write(evaluation) };
    }
}
