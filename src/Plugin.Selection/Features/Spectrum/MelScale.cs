namespace PredictPicks.Selection.Features.Spectrum;

/// <summary>
/// Mel scales. Slaney: M. Slaney's Auditory Toolbox (Interval Research, 1998), which librosa uses by default: linear up to 1 kHz (15 mel),
/// then 27 mel for each factor of 6.4. HTK: the HTK Book's 2595·log10(1 + f/700).
/// </summary>
internal static class MelScale
{
    private const double HertzPerMel = 200.0 / 3;
    private const double BreakHertz = 1000;
    private const double BreakMel = BreakHertz / HertzPerMel;
    private const double HtkMelPerDecade = 2595;
    private const double HtkHertz = 700;
    private static readonly double LogStep = Math.Log(6.4) / 27;

    public static double FromHertz(double hertz, MelScaleKind scale = MelScaleKind.Slaney) =>
        scale == MelScaleKind.Htk ? HtkMelPerDecade * Math.Log10(1 + (hertz / HtkHertz))
        : hertz < BreakHertz ? hertz / HertzPerMel
        : BreakMel + (Math.Log(hertz / BreakHertz) / LogStep);

    public static double ToHertz(double mel, MelScaleKind scale = MelScaleKind.Slaney) =>
        scale == MelScaleKind.Htk ? HtkHertz * (Math.Pow(10, mel / HtkMelPerDecade) - 1)
        : mel < BreakMel ? mel * HertzPerMel
        : BreakHertz * Math.Exp(LogStep * (mel - BreakMel));
}
