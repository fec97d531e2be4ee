namespace PredictPicks.Accuracy.Songs;

/// <summary>Chord progressions, in semitones above the tonic.</summary>
internal static class Harmony
{
    public static readonly int[] MajorScale = [0, 2, 4, 5, 7, 9, 11];
    public static readonly int[] MinorScale = [0, 2, 3, 5, 7, 8, 10];

    /// <summary>Roots with m for a minor chord, 7 for a minor seventh on top, d for a diminished triad; one chord a bar.</summary>
    public static readonly string[][] Major =
    [
        ["0", "7", "9m", "5"], ["0", "5", "7", "0"], ["0", "9m", "5", "7"], ["2m7", "7 7", "0", "9m"], ["0", "5", "0", "7 7"], ["0", "10", "5", "0"],
        ["0", "4m", "5", "7"], ["0", "5", "2m", "7"], ["0", "0", "5", "5", "0", "0", "7 7", "0"], ["0", "7", "5", "5"], ["0 7", "0 7", "5 7", "0 7", "7 7", "5 7", "0 7", "7 7"],
    ];

    public static readonly string[][] Minor =
    [
        ["0m", "8", "3", "10"], ["0m", "5m", "7m", "0m"], ["0m", "5m", "7 7", "0m"], ["0m", "10", "8", "7"], ["2d", "7 7", "0m", "0m"], ["0m", "8", "5m", "7"],
        ["0m", "3", "10", "5m"], ["0m", "0m", "8", "10"], ["0m", "10", "0m", "10"], ["0m7", "5m7", "0m7", "7m7"],
    ];

    /// <summary>The chord's notes above the tonic, root first.</summary>
    public static int[] Notes(string chord)
    {
        var root = int.Parse(new string([.. chord.TakeWhile(char.IsDigit)]), System.Globalization.CultureInfo.InvariantCulture);
        var quality = chord.SkipWhile(char.IsDigit).ToArray();
        var third = quality.Contains('m') || quality.Contains('d') ? 3 : 4;
        var fifth = quality.Contains('d') ? 6 : 7;
        return quality.Contains('7') ? [root, root + third, root + fifth, root + 10] : [root, root + third, root + fifth];
    }
}
