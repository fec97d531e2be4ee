using System.Runtime.InteropServices;

namespace PredictPicks.Accuracy.Songs;

/// <summary>Sounds that are no music, as files of 16 kHz mono float samples.</summary>
internal static class Signals
{
    private const int Rate = 16_000;
    private const double Seconds = 30;

    /// <summary>Writes them all into a folder.</summary>
    /// <returns>Names and files.</returns>
    public static IReadOnlyList<(string Name, string File)> Write(string folder)
    {
        Directory.CreateDirectory(folder);
        return [.. All().Select(sound =>
        {
            var file = Path.Combine(folder, sound.Name.Replace(' ', '-') + ".f32");
            File.WriteAllBytes(file, MemoryMarshal.AsBytes(sound.Samples.AsSpan()).ToArray());
            return (sound.Name, file);
        })];
    }

    private static IEnumerable<(string Name, float[] Samples)> All()
    {
        yield return ("silence", Make(Seconds, _ => 0));
        yield return ("constant 0.4", Make(Seconds, _ => 0.4));
        yield return ("one click", Make(Seconds, t => Math.Abs(t - 15) < 1e-5 ? 1 : 0));
        yield return ("clicks at 120 BPM", Make(Seconds, t => t % 0.5 < 1e-5 ? 1 : 0));
        yield return ("tone of 440 Hz", Make(Seconds, t => 0.5 * Sine(440, t)));
        yield return ("held A major chord", Make(Seconds, t => 0.2 * (Sine(440, t) + Sine(554.37, t) + Sine(659.26, t))));
        foreach (var hertz in (double[])[55, 82.4, 110, 220, 440, 880])
        {
            yield return ($"clipped sine of {hertz} Hz", Make(Seconds, t => Math.Clamp(4 * Sine(hertz, t), -1, 1)));
            yield return ($"aliased square of {hertz} Hz", Make(Seconds, t => 0.9 * Math.Sign(Sine(hertz, t))));
        }

        var random = new Random(1);
        double White() => (2 * random.NextDouble()) - 1;
        yield return ("white noise", Make(Seconds, _ => 0.3 * White()));
        var (brown, p0, p1, p2) = (0.0, 0.0, 0.0, 0.0);
        yield return ("brown noise", Make(Seconds, _ => brown = (0.999 * brown) + (0.02 * White())));

        // Paul Kellet's economy filter: −3 dB an octave within 0.5 dB.
        yield return ("pink noise", Make(Seconds, _ =>
        {
            var white = White();
            (p0, p1, p2) = ((0.99765 * p0) + (white * 0.099046), (0.963 * p1) + (white * 0.2965164), (0.57 * p2) + (white * 1.0526913));
            return 0.05 * (p0 + p1 + p2 + (white * 0.1848));
        }));
        yield return ("noise bursts at 120 BPM", Make(Seconds, t => 0.5 * Math.Exp(-(t % 0.5) * 40) * White()));
        yield return ("NaN", Make(Seconds, _ => double.NaN));
        yield return ("infinity", Make(Seconds, _ => double.PositiveInfinity));
        foreach (var length in (double[])[0.1, 1, 3])
        {
            yield return ($"white noise of {length} s", Make(length, _ => 0.3 * White()));
            yield return ($"tone of {length} s", Make(length, t => 0.5 * Sine(440, t)));
        }
    }

    private static double Sine(double hertz, double t) => Math.Sin(2 * Math.PI * hertz * t);

    private static float[] Make(double seconds, Func<double, double> at) => [.. Enumerable.Range(0, (int)(seconds * Rate)).Select(i => (float)at((double)i / Rate))];
}
