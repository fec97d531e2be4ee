using System.Runtime.InteropServices;

namespace PredictPicks.Selection.Ranking.Scorers;

/// <summary>Mean and standard deviation of a score over all songs of a library, picks among them.</summary>
/// <param name="Mean">0 without songs.</param>
/// <param name="Deviation">0 when all scores are equal.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Spread(double Mean, double Deviation)
{
    /// <summary>Deviations this much smaller than the scores are rounding.</summary>
    private const double Rounding = 1e-7;

    /// <summary>From the sums of scores and of their squares.</summary>
    public static Spread Of(double sum, double squares, int count)
    {
        if (count == 0)
        {
            return default;
        }

        var mean = sum / count;
        var deviation = Math.Sqrt(Math.Max(0, (squares / count) - (mean * mean)));
        return new Spread(mean, deviation <= Rounding * Math.Sqrt(squares / count) ? 0 : deviation);
    }

    /// <summary>How many standard deviations <paramref name="score"/> is above the mean; 0 where all scores are equal, NaN of NaN.</summary>
    public double Standardise(double score) => double.IsNaN(score) ? double.NaN : Deviation == 0 ? 0 : (score - Mean) / Deviation;
}

/// <summary>Scores of a library's songs, each with the spread to compare it by.</summary>
/// <param name="scores">By song; NaN where there is none.</param>
/// <param name="spreads">By song: the spread of the very model or statistic that scored it, over all songs.</param>
internal sealed class StandardScores(double[] scores, Func<int, Spread> spreads)
{
    /// <summary>By song, as it was computed.</summary>
    public IReadOnlyList<double> Raw => scores;

    /// <summary>The song's score, in standard deviations from the mean.</summary>
    public double Of(int song) => spreads(song).Standardise(scores[song]);

    /// <summary>All of them.</summary>
    public double[] ToArray() => [.. Enumerable.Range(0, scores.Length).Select(Of)];
}
