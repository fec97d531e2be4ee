namespace PredictPicks.Abstractions;

/// <summary>The tempo of a song.</summary>
/// <param name="BeatsPerMinute">To 0.1 BPM, 40 to 240.</param>
/// <param name="Confidence">0 to 1: how likely a listener taps this very tempo; below 0.5 it may well be half or double.</param>
/// <param name="Alternative">Half or double of <paramref name="BeatsPerMinute"/>, whichever fits the song better.</param>
public sealed record Tempo(double BeatsPerMinute, double Confidence, double Alternative);
