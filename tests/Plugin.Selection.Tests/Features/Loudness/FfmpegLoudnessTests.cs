using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using PredictPicks.Selection.Features.Loudness;
using PredictPicks.Selection.Tests.Features.Frames;

namespace PredictPicks.Selection.Tests.Features.Loudness;

/// <summary>The same samples through FFmpeg's <c>ebur128</c>: an implementation that shares nothing with ours.</summary>
public class FfmpegLoudnessTests
{
    public static TheoryData<string> Sounds16K { get; } = ["noise", "swelling", "pauses", "music", "bass", "hot"];

    [Theory]
    [MemberData(nameof(Sounds16K))]
    public void Complete_OfTheSameSamples_AgreesWithFfmpeg(string name)
    {
        var samples = Sound(name);
        var (integrated, range, peak) = Ffmpeg(samples);

        var loudness = Sounds.Analyse(new LoudnessFeature(), samples).Loudness!;

        loudness.IntegratedLufs.ShouldBe(integrated, 0.05);
        loudness.RangeLu!.Value.ShouldBe(range, 0.3);
        loudness.PeakDbfs.ShouldBe(peak, 0.01);
    }

    private static float[] Sound(string name)
    {
        var noise = Sounds.Noise(30, 0.5);
        return name switch
        {
            "noise" => noise,
            "swelling" => [.. noise.Select((x, i) => x * (float)Math.Pow(10, -2 * Math.Abs(Math.Sin(i / 90_000.0))))],
            "pauses" => [.. noise.Select((x, i) => i / 40_000 % 3 == 0 ? 0 : x)],
            "music" => Sounds.Chords(Sounds.MajorCadence(0), 30),
            "bass" => Sounds.Sine(30, 45, 0.7),
            _ => Sounds.Scaled(Sounds.Beats(30, 133), 4),
        };
    }

    private static (double Integrated, double Range, double Peak) Ffmpeg(float[] samples)
    {
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            File.WriteAllBytes(file, MemoryMarshal.AsBytes(samples.AsSpan()));
            var lines = Run(file).Split('\n');
            return (Last(lines, "lavfi.r128.I="), Last(lines, "lavfi.r128.LRA="), 20 * Math.Log10(Last(lines, "lavfi.r128.sample_peak=")));
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static double Last(string[] lines, string key) =>
        double.Parse(lines.Last(line => line.StartsWith(key, StringComparison.Ordinal))[key.Length..], CultureInfo.InvariantCulture);

    private static string Run(string file)
    {
        var start = new ProcessStartInfo("ffmpeg") { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var argument in (string[])["-v", "error", "-nostdin", "-f", "f32le", "-ar", "16000", "-ac", "1", "-i", file, "-af", "ebur128=peak=sample:metadata=1,ametadata=print:file=-", "-f", "null", "-"])
        {
            start.ArgumentList.Add(argument);
        }

        try
        {
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            process.ExitCode.ShouldBe(0);
            return output;
        }
        catch (Win32Exception)
        {
            Assert.Skip("ffmpeg is not on PATH: loudness is not compared with its ebur128.");
            throw;
        }
    }
}
