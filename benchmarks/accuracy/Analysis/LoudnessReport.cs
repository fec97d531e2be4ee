using System.Globalization;

namespace PredictPicks.Accuracy.Analysis;

/// <summary>Loudness against FFmpeg's ebur128: on the same samples, and on the original at its own rate with all its channels.</summary>
internal static class LoudnessReport
{
    public static void Write(Report report, Bench bench, IReadOnlyList<Measured> songs)
    {
        string[] same = ["-f", "f32le", "-ar", "16000", "-ac", "1"];
        var measured = songs.Where(song => song.Original.Loudness is not null).AsParallel().AsOrdered().Select(song => (
            Ours: song.Original.Loudness!,
            Same: Ffmpeg([.. same, "-i", bench.Samples(song.Song, Variant.Original)]),
            Full: Ffmpeg(["-i", song.Song.Audio]))).ToArray();
        report.Table(
            ["difference of ours", "songs", "5 %", "median", "95 %", "largest"],
            [
                Row("integrated, from FFmpeg on the same samples, LU", measured.Select(m => m.Ours.IntegratedLufs - m.Same.Integrated)),
                Row("range, from FFmpeg on the same samples, LU", measured.Where(m => m.Ours.RangeLu is not null).Select(m => m.Ours.RangeLu!.Value - m.Same.Range)),
                Row("integrated, from FFmpeg on the original (all channels, full band), LU", measured.Select(m => m.Ours.IntegratedLufs - m.Full.Integrated)),
                Row("range, from FFmpeg on the original, LU", measured.Where(m => m.Ours.RangeLu is not null).Select(m => m.Ours.RangeLu!.Value - m.Full.Range)),
            ]);
    }

    private static (double Integrated, double Range) Ffmpeg(string[] input)
    {
        var lines = Tool.Run("ffmpeg", ["-v", "error", "-nostdin", .. input, "-map", "0:a:0", "-af", "ebur128=metadata=1,ametadata=print:file=-", "-f", "null", "-"]).Split('\n');
        return (Last(lines, "lavfi.r128.I="), Last(lines, "lavfi.r128.LRA="));
    }

    private static double Last(string[] lines, string key) =>
        double.Parse(lines.Last(line => line.StartsWith(key, StringComparison.Ordinal))[key.Length..], CultureInfo.InvariantCulture);

    private static string[] Row(string what, IEnumerable<double> differences)
    {
        var sorted = differences.Order().ToArray();
        string At(double share) => $"{sorted[(int)Math.Round(share * (sorted.Length - 1))]:+0.000;-0.000;0.000}";
        return [what, $"{sorted.Length}", At(0.05), At(0.5), At(0.95), $"{sorted.MaxBy(Math.Abs):+0.000;-0.000;0.000}"];
    }
}
