using System.Diagnostics;

namespace PredictPicks.Selection.Tests.Support;

/// <summary>The ffmpeg on PATH, for making test files and as the reference.</summary>
public static class FfmpegTool
{
    /// <summary>Skips the test where there is none.</summary>
    public static void Require() => Assert.SkipWhen(Find() is null, "ffmpeg is not on PATH");

    /// <summary>Its path, or null.</summary>
    public static string? Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
            .Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? "ffmpeg.exe" : "ffmpeg"))
            .FirstOrDefault(File.Exists);

    /// <summary>Runs it and returns standard output.</summary>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public static byte[] Run(params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Find()!, ["-v", "error", "-nostdin", "-y", .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        using var output = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(output);
        process.WaitForExit();
        return process.ExitCode == 0 ? output.ToArray() : throw new InvalidOperationException(errors.Result);
    }

    /// <summary>The packet hash as ffmpeg prints it on a command line of its own.</summary>
    public static string StreamHash(string path)
    {
        var line = System.Text.Encoding.ASCII.GetString(Run("-i", "file:" + path, "-map", "0:a:0", "-c", "copy", "-f", "streamhash", "-hash", "sha256", "-"));
        return line.Trim()["0,a,SHA256=".Length..];
    }
}
