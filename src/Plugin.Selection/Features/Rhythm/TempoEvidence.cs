namespace PredictPicks.Selection.Features.Rhythm;

/// <summary>What an onset envelope says about its tempo.</summary>
/// <param name="BeatsPerMinute">The tempo that explains most, refined.</param>
/// <param name="Alternative">Half or double of it, whichever explains more.</param>
/// <param name="Pulse">How much stronger the beat's autocorrelation is than a typical lag's: 0 (no beat) to 1 (a machine's).</param>
/// <param name="Octave">By how much the best half, double, third … falls behind: 0 (a tie) to 1.</param>
/// <param name="Clarity">By how much the best unrelated tempo falls behind: 0 to 1.</param>
/// <param name="Agreement">Share of the windows with a beat of their own whose tempo is this one or its half or double: 1 in a steady song or without such windows.</param>
/// <param name="LocalPulse">Mean pulse of the windows, each at its own tempo.</param>
internal sealed record TempoEvidence(
    double BeatsPerMinute,
    double Alternative,
    double Pulse,
    double Octave,
    double Clarity,
    double Agreement,
    double LocalPulse)
{
    /// <summary>
    /// Probability that listeners tap this tempo, by a logistic model of the evidence, fitted on rendered songs of known tempo: of clips that were not used to fit, those
    /// above 0.9 were all right, those below 0.6 in 58 of 100 cases.
    /// </summary>
    public double Confidence => 1 / (1 + Math.Exp(2.79 - (2.25 * Pulse) - (3.94 * Octave) - (1.93 * Clarity)));
}
