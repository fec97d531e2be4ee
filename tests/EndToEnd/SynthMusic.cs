using System.Diagnostics;
using System.Globalization;

namespace PredictPicks.EndToEnd;

/// <summary>
/// Makes small tagged songs with FFmpeg's generators, in two styles that any listener tells apart: held chords, and a beat of noise.
/// </summary>
internal static class SynthMusic
{
    public const int SecondsPerSong = 8;

    /// <summary>Six songs of each style, in the formats that people have; returns the library's folder.</summary>
    public static string MakeLibrary(TempFolder folder)
    {
        Assert.SkipUnless(CanRun("ffmpeg"), "ffmpeg is not installed.");
        var library = folder.Combine("music");
        string[] extensions = [".flac", ".mp3", ".ogg", ".m4a", ".opus", ".wav"];
        for (var i = 0; i < 6; i++)
        {
            Make(Path.Combine(library, "Calm", $"Chord {i + 1}{extensions[i]}"), Chord(220 * Math.Pow(2, i / 12.0)), $"Chord {i + 1}", $"Calm Artist {i % 2}", "Ambient");
            Make(Path.Combine(library, "Wild", $"Beat {i + 1}{extensions[i]}"), Beat(i), $"Beat {i + 1}", $"Wild Artist {i % 2}", "Noise");
        }

        return library;
    }

    /// <summary>One song of <paramref name="seconds"/> seconds.</summary>
    public static void Make(string path, string source, string title, string artist, string genre, int seconds = SecondsPerSong)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        Ffmpeg(
            "-f", "lavfi", "-i", source, "-t", seconds.ToString(CultureInfo.InvariantCulture), "-ac", "2", "-ar", "44100",
            "-metadata", $"title={title}", "-metadata", $"artist={artist}", "-metadata", $"album={artist}'s album", "-metadata", $"genre={genre}",
            $"file:{path}");
    }

    public static string Chord(double hertz)
    {
        var f = (int)hertz;
        return $"aevalsrc=0.2*sin(2*PI*{f}*t)+0.2*sin(2*PI*{f * 5 / 4}*t)+0.2*sin(2*PI*{f * 3 / 2}*t):s=44100";
    }

    public static string Beat(int seed) =>
        $"anoisesrc=r=44100:a=0.5:c=white:seed={seed + 1},volume='pow(1-mod(t*{2 + (seed * 0.25)}\\,1)\\,4)':eval=frame";

    public static void Ffmpeg(params string[] arguments)
    {
        var info = new ProcessStartInfo("ffmpeg") { UseShellExecute = false, RedirectStandardError = true };
        foreach (var argument in (string[])["-v", "error", "-nostdin", "-y", .. arguments])
        {
            info.ArgumentList.Add(argument);
        }

        using var process = Process.Start(info)!;
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0, error);
    }

    private static bool CanRun(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
            .Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, program)) || File.Exists(Path.Combine(folder, program + ".exe")));
}
