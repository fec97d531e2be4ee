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

    private const int MaxSteps = 300;
    private const double Converged = 1e-4;

    /// <summary>Fewer picks tell nothing about weights.</summary>
    private const int LeastPicks = 3;

    /// <summary>The logistic function bends by no more than this (Böhning's bound): steps by it never overshoot, and the matrix is the same for all steps.</summary>
    private const double MostBend = 0.25;

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
        var curvature = new Cholesky(rows.Curvature(), weights.Length);
        for (var step = 0; step < MaxSteps; step++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Move(weights, curvature.Solve(rows.Gradient(weights))) < Converged)
            {
                break;
            }
        }

        return weights[..BlendColumns.Count];
    }

    private static double PullOf(int column) => column >= BlendColumns.FirstRule && BlendColumns.Prior[column] < 1 ? Firmly : PriorPicks;

    /// <returns>The largest change of a weight.</returns>
    private static double Move(double[] weights, double[] change)
    {
        var largest = 0.0;
        for (var i = 0; i < weights.Length; i++)
        {
            var before = weights[i];
            weights[i] = i < BlendColumns.Count ? Math.Max(0, before - change[i]) : before - change[i];
            largest = Math.Max(largest, Math.Abs(weights[i] - before));
        }

        return largest;
    }

    /// <summary>The songs of a regression; the intercept is the last column.</summary>
    private sealed class Rows(BlendTable table, int[] songs, bool[] isPick, double otherWeight)
    {
        private static int Size => BlendColumns.Count + 1;

        /// <summary>[Size · Size] The lower triangle.</summary>
        public double[] Curvature()
        {
            var curvature = new double[Size * Size];
            Span<double> row = stackalloc double[Size];
            row[^1] = 1;
            foreach (var song in songs)
            {
                table.Row(song).CopyTo(row);
                var bend = MostBend * WeightOf(song);
                for (var i = 0; i < Size; i++)
                {
                    for (var j = 0; j <= i; j++)
                    {
                        curvature[(i * Size) + j] += bend * row[i] * row[j];
                    }
                }
            }

            for (var i = 0; i < BlendColumns.Count; i++)
            {
                curvature[(i * Size) + i] += PullOf(i);
            }

            return curvature;
        }

        /// <summary>[Size]</summary>
        public double[] Gradient(double[] weights)
        {
            var gradient = new double[Size];
            foreach (var song in songs)
            {
                var row = table.Row(song);
                var logOdds = weights[^1];
                for (var i = 0; i < row.Length; i++)
                {
                    logOdds += weights[i] * row[i];
                }

                var error = WeightOf(song) * ((1 / (1 + Math.Exp(-logOdds))) - (isPick[song] ? 1 : 0));
                for (var i = 0; i < row.Length; i++)
                {
                    gradient[i] += error * row[i];
                }

                gradient[^1] += error;
            }

            for (var i = 0; i < BlendColumns.Count; i++)
            {
                gradient[i] += PullOf(i) * (weights[i] - BlendColumns.Prior[i]);
            }

            return gradient;
        }

        private double WeightOf(int song) => isPick[song] ? 1 : otherWeight;
    }
}
