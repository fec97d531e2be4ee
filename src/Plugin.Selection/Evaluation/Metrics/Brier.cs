namespace PredictPicks.Selection.Evaluation.Metrics;

/// <summary>The Brier score: the mean squared difference between probability and truth; 0 is perfect.</summary>
/// <param name="MissesSum">Over the songs that are no picks: the sum of squared probabilities.</param>
/// <param name="Misses">How many these are.</param>
/// <param name="HitErrors">[hidden picks] the squared difference between its probability and 1.</param>
internal sealed record Brier(double MissesSum, int Misses, IReadOnlyList<double> HitErrors)
{
    public static Brier Of(IReadOnlyList<Forecast> forecasts)
    {
        var misses = forecasts.Where(forecast => !forecast.IsHit).ToList();
        var errors = forecasts.Where(forecast => forecast.IsHit).Select(forecast => (1 - forecast.Probability) * (1 - forecast.Probability));
        return new Brier(misses.Sum(forecast => forecast.Probability * forecast.Probability), misses.Count, [.. errors]);
    }

    /// <summary>The score when each hidden pick counts so many times.</summary>
    /// <param name="times">[hidden picks]</param>
    public double Score(ReadOnlySpan<int> times)
    {
        var sum = MissesSum;
        var hits = 0;
        for (var pick = 0; pick < times.Length; pick++)
        {
            sum += times[pick] * HitErrors[pick];
            hits += times[pick];
        }

        return sum / (hits + Misses);
    }

    /// <summary>By how much the score is better than that of always promising the share of hidden picks: 1 perfect, 0 no better, below 0 worse.</summary>
    public double Skill(ReadOnlySpan<int> times)
    {
        var hits = 0;
        foreach (var count in times)
        {
            hits += count;
        }

        var rate = (double)hits / (hits + Misses);
        return 1 - (Score(times) / (rate * (1 - rate)));
    }
}
