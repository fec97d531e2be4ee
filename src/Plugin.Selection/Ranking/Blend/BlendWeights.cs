using System.Numerics.Tensors;
using PredictPicks.Selection.Ranking.Scorers;
using PredictPicks.Selection.Similarity;

namespace PredictPicks.Selection.Ranking.Blend;

/// <summary>
/// What each column counts for one user: logistic regression of "is a pick" on all songs, both classes weighing as much as the picks are many, drawn to
/// <see cref="BlendColumns.Prior"/>. So with few picks the weights are those that do well for everybody; more picks shift them to what counts for this user.
/// No weight falls below 0: nothing that the columns tell speaks against a song.
/// </summary>
internal static class BlendWeights
{
    /// <summary>Picks that the prior counts as: of 1 to 10 the measured best (benchmarks/ranking).</summary>
    private const double PriorPicks = 3;

    /// <summary>Chance agreements of key and tempo are many: their weights are held ten times as firmly.</summary>
    private const double Firmly = 10 * PriorPicks;

    private const int MaxSteps = 30;
    private const int MaxHalvings = 20;
    private const double Converged = 1e-5;

    /// <summary>Fewer picks tell nothing about weights.</summary>
    private const int LeastPicks = 3;

    /// <summary>Learns the weights.</summary>
    /// <returns>[columns]</returns>
    public static double[] Fit(BlendTable table, Taste taste, CancellationToken cancellationToken)
    {
        var isPick = new bool[table.Count];
        foreach (var pick in taste.Picks)
        {
            isPick[pick] = true;
        }

        var songs = Enumerable.Range(0, table.Count).Where(table.HasSound).ToArray();
        var picks = songs.Count(song => isPick[song]);
        double[] weights = [.. BlendColumns.Prior];
        if (picks < LeastPicks || songs.Length == picks)
        {
            return weights;
        }

        // One more unknown than columns: the intercept, which only says how many songs are picked.
        Array.Resize(ref weights, BlendColumns.Count + 1);
        var rows = new Rows(table, songs, isPick, (double)picks / (songs.Length - picks));
        var here = rows.Evaluate(weights);
        for (var step = 0; step < MaxSteps; step++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (next, moved) = Step(rows, weights, ref here);
            weights = next;
            if (moved < Converged)
            {
                break;
            }
        }

        return weights[..BlendColumns.Count];
    }

    /// <summary>Newton's step, halved until it leads down.</summary>
    /// <returns>The new weights, and the largest change of one.</returns>
    private static (double[] Weights, double Moved) Step(Rows rows, double[] weights, ref Objective here)
    {
        var change = new Cholesky(here.Curvature, weights.Length).Solve(here.Gradient);
        for (var halving = 0; halving < MaxHalvings; halving++)
        {
            var (next, moved) = Move(weights, change, Math.ScaleB(1, -halving));
            var there = rows.Evaluate(next);
            if (there.Value <= here.Value)
            {
                here = there;
                return (next, moved);
            }
        }

        return (weights, 0);
    }

    private static double PullOf(int column) => column >= BlendColumns.FirstRule && BlendColumns.Prior[column] < 1 ? Firmly : PriorPicks;

    private static (double[] Weights, double Moved) Move(double[] weights, double[] change, double share)
    {
        var moved = weights.ToArray();
        var largest = 0.0;
        for (var i = 0; i < weights.Length; i++)
        {
            moved[i] -= share * change[i];
            moved[i] = i < BlendColumns.Count ? Math.Max(0, moved[i]) : moved[i];
            largest = Math.Max(largest, Math.Abs(moved[i] - weights[i]));
        }

        return (moved, largest);
    }

    /// <summary>What is made small, with its first derivatives and the lower triangle of its second ones.</summary>
    private sealed record Objective(double Value, double[] Gradient, double[] Curvature);

    /// <summary>The songs of a regression; the intercept is the last column.</summary>
    private sealed class Rows(BlendTable table, int[] songs, bool[] isPick, double otherWeight)
    {
        /// <summary>Keeps the matrix positive definite where all songs' probabilities are 0 or 1.</summary>
        private const double LeastBend = 1e-9;

        public Objective Evaluate(double[] weights)
        {
            var size = weights.Length;
            var value = 0.0;
            var gradient = new double[size];
            var curvature = new double[size * size];
            Span<double> row = stackalloc double[size];
            row[^1] = 1;
            foreach (var song in songs)
            {
                table.Row(song).CopyTo(row);
                var logOdds = TensorPrimitives.Dot<double>(weights, row);
                var probability = Logistic.Probability(logOdds);
                var weight = isPick[song] ? 1 : otherWeight;
                var error = weight * (probability - (isPick[song] ? 1 : 0));
                var bend = weight * probability * (1 - probability);
                value += weight * Logistic.Loss(isPick[song] ? logOdds : -logOdds);
                for (var i = 0; i < size; i++)
                {
                    gradient[i] += error * row[i];
                    var scaled = bend * row[i];
                    for (var j = 0; j <= i; j++)
                    {
                        curvature[(i * size) + j] += scaled * row[j];
                    }
                }
            }

            for (var i = 0; i < BlendColumns.Count; i++)
            {
                var distance = weights[i] - BlendColumns.Prior[i];
                value += PullOf(i) * distance * distance / 2;
                gradient[i] += PullOf(i) * distance;
                curvature[(i * size) + i] += PullOf(i);
            }

            curvature[^1] += LeastBend;
            return new Objective(value, gradient, curvature);
        }
    }
}
