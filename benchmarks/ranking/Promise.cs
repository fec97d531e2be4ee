using PredictPicks.Selection.Evaluation.Metrics;

namespace PredictPicks.RankingSuite;

/// <summary>What probabilities a listener was shown, and what came of them.</summary>
/// <param name="BrierSkill">By how much they are better than always promising the share of hidden songs; 1 is perfect, below 0 worse than that.</param>
/// <param name="TopPromised">Mean probability of the tenth of the songs that have the highest.</param>
/// <param name="TopKept">Share of hidden songs among these.</param>
internal sealed record Promise(double BrierSkill, double TopPromised, double TopKept)
{
    /// <param name="forecasts">Of all songs that were ranked.</param>
    public static Promise Of(IReadOnlyList<Forecast> forecasts)
    {
        var brier = Brier.Of(forecasts);
        var once = new int[brier.HitErrors.Count];
        Array.Fill(once, 1);
        var top = forecasts.OrderByDescending(forecast => forecast.Probability).Take(Math.Max(1, forecasts.Count / 10)).ToList();
        return new Promise(brier.Skill(once), top.Average(forecast => forecast.Probability), top.Average(forecast => forecast.IsHit ? 1.0 : 0));
    }
}
