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
        var rows = new Rows(table, songs, isPick, (double)picks / (songs.Length - picks), cancellationToken);
        var here = rows.Evaluate(weights);
        for (var step = 0; step < MaxSteps; step++)
        {
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
    private sealed class Objective(int size)
    {
        public double Value { get; set; }

        public double[] Gradient { get; } = new double[size];

        public double[] Curvature { get; } = new double[size * size];

        /// <summary>Adds a song: the loss of its log-odds, and what follows from the slope and the bend of the loss.</summary>
        public void Add(ReadOnlySpan<double> row, double loss, double slope, double bend)
        {
            Value += loss;
            for (var i = 0; i < row.Length; i++)
            {
                // Most songs share no artist, album or genre with a pick.
                if (row[i] == 0)
                {
                    continue;
                }

                Gradient[i] += slope * row[i];
                var scaled = bend * row[i];
                var line = Curvature.AsSpan(i * row.Length, i + 1);
                for (var j = 0; j < line.Length; j++)
                {
                    line[j] += scaled * row[j];
                }
            }
        }

        public void Add(Objective other)
        {
            Value += other.Value;
            TensorPrimitives.Add(Gradient, other.Gradient, Gradient);
            TensorPrimitives.Add(Curvature, other.Curvature, Curvature);
        }
    }

    /// <summary>The songs of a regression; the intercept is the last column.</summary>
    private sealed class Rows(BlendTable table, int[] songs, bool[] isPick, double otherWeight, CancellationToken cancellationToken)
    {
        /// <summary>Keeps the matrix positive definite where all songs' probabilities are 0 or 1.</summary>
        private const double LeastBend = 1e-9;

        /// <summary>Songs are summed up by parts of this size, and the parts in their order: the same bits on any number of cores.</summary>
        private const int PartSongs = 4096;

        public Objective Evaluate(double[] weights)
        {
            var parts = new Objective[(songs.Length + PartSongs - 1) / PartSongs];
            Parallel.For(0, parts.Length, new ParallelOptions { CancellationToken = cancellationToken }, part =>
            {
                var first = part * PartSongs;
                parts[part] = Sum(songs.AsSpan(first, Math.Min(PartSongs, songs.Length - first)), weights);
            });
            var total = new Objective(weights.Length);
            foreach (var part in parts)
            {
                total.Add(part);
            }

            AddPull(total, weights);
            return total;
        }

        private Objective Sum(ReadOnlySpan<int> part, double[] weights)
        {
            var sum = new Objective(weights.Length);
            Span<double> row = stackalloc double[weights.Length];
            row[^1] = 1;
            foreach (var song in part)
            {
                table.Row(song).CopyTo(row);
                var logOdds = TensorPrimitives.Dot<double>(weights, row);
                var probability = Logistic.Probability(logOdds);
                var weight = isPick[song] ? 1 : otherWeight;
                sum.Add(
                    row,
                    weight * Logistic.Loss(isPick[song] ? logOdds : -logOdds),
                    weight * (probability - (isPick[song] ? 1 : 0)),
                    weight * probability * (1 - probability));
            }

            return sum;
        }

        /// <summary>The prior, as a spring on each weight.</summary>
        private static void AddPull(Objective total, double[] weights)
        {
            for (var i = 0; i < BlendColumns.Count; i++)
            {
                var distance = weights[i] - BlendColumns.Prior[i];
                total.Value += PullOf(i) * distance * distance / 2;
                total.Gradient[i] += PullOf(i) * distance;
                total.Curvature[(i * weights.Length) + i] += PullOf(i);
            }

            total.Curvature[^1] += LeastBend;
        }
    }
}
