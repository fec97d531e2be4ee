namespace PredictPicks.Selection.Features.Spectrum;

/// <summary>
/// The mel scale of M. Slaney's Auditory Toolbox (Interval Research, 1998), which librosa uses by default: linear up to 1 kHz (15 mel),
/// then 27 mel for each factor of 6.4.
/// </summary>
internal static class MelScale
{
    private const double HertzPerMel = 200.0 / 3;
    private const double BreakHertz = 1000;
    private const double BreakMel = BreakHertz / HertzPerMel;
    private static readonly double LogStep = Math.Log(6.4) / 27;

    public static double FromHertz(double hertz) =>
        hertz < BreakHertz ? hertz / HertzPerMel : BreakMel + (Math.Log(hertz / BreakHertz) / LogStep);

    public static double ToHertz(double mel) =>
        mel < BreakMel ? mel * HertzPerMel : BreakHertz * Math.Exp(LogStep * (mel - BreakMel));
}
