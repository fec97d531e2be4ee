using PredictPicks.Abstractions;

namespace PredictPicks.Selection.Evaluation.Metrics;

/// <summary>How far probabilities can be believed.</summary>
internal static class CalibrationCurve
{
    private const int Bins = 10;

    /// <summary>
    /// Songs by tenths of probability (0 to 0.1, 0.1 to 0.2, …): what was promised on average, and what came true. Tenths without songs are left out.
    /// </summary>
    public static IReadOnlyList<CalibrationBin> Of(IEnumerable<Forecast> forecasts) =>
    [
        .. forecasts.GroupBy(forecast => Math.Min((int)(forecast.Probability * Bins), Bins - 1)).OrderBy(bin => bin.Key).Select(bin => Summarise([.. bin])),
    ];

    /// <summary>The tenth of the songs with the highest probabilities, at least one song; of equal ones, all that are needed count by the mean.</summary>
    public static CalibrationBin TopTenth(IReadOnlyCollection<Forecast> forecasts)
    {
        var count = Math.Max(1, forecasts.Count / Bins);
        var best = forecasts.OrderByDescending(forecast => forecast.Probability).Take(count).ToList();
        var last = best[^1].Probability;
        var sure = best.Where(forecast => forecast.Probability > last).ToList();
        var tied = Summarise([.. forecasts.Where(forecast => forecast.Probability.Equals(last))]);
        var hits = sure.Count(forecast => forecast.IsHit) + (tied.HitRate * (count - sure.Count));
        return new CalibrationBin(best.Average(forecast => forecast.Probability), hits / count, count);
    }

    private static CalibrationBin Summarise(IReadOnlyCollection<Forecast> forecasts) => new(
        forecasts.Average(forecast => forecast.Probability), forecasts.Average(forecast => forecast.IsHit ? 1.0 : 0), forecasts.Count);
}
