namespace PredictPicks.Selection.Ranking;

/// <summary>Log-odds and probabilities.</summary>
internal static class Logistic
{
    /// <summary>The probability that these log-odds stand for.</summary>
    public static double Probability(double logOdds) => 1 / (1 + Math.Exp(-logOdds));

    /// <summary>Log loss, ln(1 + e^−x), without overflow: of log-odds for what came true.</summary>
    public static double Loss(double logOdds) => logOdds > 0 ? Math.Log(1 + Math.Exp(-logOdds)) : Math.Log(1 + Math.Exp(logOdds)) - logOdds;
}
