using PredictPicks.Abstractions;
using PredictPicks.Selection.Features.Tonal;

namespace PredictPicks.Accuracy.Analysis;

/// <summary>The field's figures of merit.</summary>
internal static class Metrics
{
    private const double Tolerance = 0.04;

    /// <summary>Within 4 % of the truth.</summary>
    public static bool IsTempo(double? bpm, double truth, double factor = 1) => bpm is { } value && Math.Abs(value - (truth * factor)) <= Tolerance * truth * factor;

    /// <summary>Within 4 % of the truth, its double, half, triple or third.</summary>
    public static bool IsTempoOrOctave(double? bpm, double truth) => new[] { 1, 2, 0.5, 3, 1.0 / 3 }.Any(factor => IsTempo(bpm, truth, factor));

    /// <summary>How a tempo relates to the truth.</summary>
    public static string Relation(double? bpm, double truth) =>
        bpm is null ? "none"
        : IsTempo(bpm, truth) ? "right"
        : IsTempo(bpm, truth, 2) ? "double"
        : IsTempo(bpm, truth, 0.5) ? "half"
        : IsTempo(bpm, truth, 3) || IsTempo(bpm, truth, 1.0 / 3) ? "triple or third"
        : IsTempo(bpm, truth, 1.5) || IsTempo(bpm, truth, 2.0 / 3) ? "3:2"
        : "other";

    /// <summary>How a key relates to the truth.</summary>
    public static string Relation(MusicalKey? key, int tonic, bool isMinor)
    {
        if (key is null)
        {
            return "none";
        }

        var interval = ((key.Tonic - tonic) % 12 + 12) % 12;
        return (key.Mode == KeyMode.Minor) == isMinor
            ? interval switch { 0 => "right", 7 => "fifth up", 5 => "fifth down", _ => "other" }
            : (isMinor ? interval == 3 : interval == 9) ? "relative"
            : interval == 0 ? "parallel"
            : "other";
    }

    /// <summary>MIREX: 1 exact, ½ a fifth away, 0.3 relative, 0.2 parallel.</summary>
    public static double Weight(string relation) => relation switch { "right" => 1, "fifth up" or "fifth down" => 0.5, "relative" => 0.3, "parallel" => 0.2, _ => 0 };

    public static double Cosine(float[] a, float[] b) => System.Numerics.Tensors.TensorPrimitives.CosineSimilarity<float>(a, b);

    /// <summary>The profile transposed upwards.</summary>
    public static float[] Rotate(float[] profile, int semitones) => [.. Enumerable.Range(0, 12).Select(i => profile[(i - semitones + 24) % 12])];
}
