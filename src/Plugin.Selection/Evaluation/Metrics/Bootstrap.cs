using PredictPicks.Abstractions;

namespace PredictPicks.Selection.Evaluation.Metrics;

/// <summary>
/// How sure a figure is: the hidden picks are drawn anew, with replacement, a thousand times, and the middle 95 % of the figures is the interval (percentile bootstrap).
/// The other songs stay: they are the whole library, not a sample of one. All scorers meet the same draws.
/// </summary>
internal static class Bootstrap
{
    /// <summary>Enough for the ends of a 95 % interval to be steady in the second digit.</summary>
    public const int Draws = 1000;

    private const double Tail = 0.025;

    /// <summary>Each figure on the picks as they are, with its interval.</summary>
    /// <param name="names">[figures]</param>
    /// <param name="picks">How many picks were hidden; at least 1.</param>
    /// <param name="figures">The figures when each hidden pick counts so many times.</param>
    /// <param name="seed">Of the draws.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static IReadOnlyList<Measure> Measure(
        IReadOnlyList<string> names, int picks, Func<int[], double[]> figures, int seed, CancellationToken cancellationToken)
    {
        var times = new int[picks];
        Array.Fill(times, 1);
        var values = figures(times);
        var drawn = Array.ConvertAll(values, _ => new double[Draws]);
        var random = new Random(seed);
        for (var draw = 0; draw < Draws; draw++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Array.Clear(times);
            for (var pick = 0; pick < picks; pick++)
            {
                times[random.Next(picks)]++;
            }

            var sample = figures(times);
            for (var figure = 0; figure < values.Length; figure++)
            {
                drawn[figure][draw] = sample[figure];
            }
        }

        return [.. names.Select((name, figure) => new Measure(name, values[figure], Quantile(drawn[figure], Tail), Quantile(drawn[figure], 1 - Tail)))];
    }

    private static double Quantile(double[] values, double share)
    {
        Array.Sort(values);
        return values[(int)Math.Round(share * (values.Length - 1))];
    }
}
