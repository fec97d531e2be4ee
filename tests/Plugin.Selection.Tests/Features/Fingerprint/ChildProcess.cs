using System.Diagnostics;

namespace PredictPicks.Selection.Tests.Features.Fingerprint;

/// <summary>Programs that the tests compare with; a test skips out loud where one is not installed.</summary>
internal static class ChildProcess
{
    /// <summary>FFmpeg's filter that makes the samples which fpcalc fingerprints.</summary>
    private const string FpcalcResampler = "aresample=11025:filter_size=16:phase_shift=8:linear_interp=1:cutoff=0.8:resampler=swr:ochl=mono:osf=s16";

    /// <summary>What the program writes to its standard output.</summary>
    public static byte[] Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Start(start);
        var errors = process.StandardError.ReadToEndAsync();
        using var output = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(output);
        process.WaitForExit();

        // fpcalc 1.5 ends with 3 after printing the fingerprint of a file shorter than its limit.
        process.ExitCode.ShouldBeOneOf([0, 3], errors.GetAwaiter().GetResult());
        return output.ToArray();
    }

    /// <summary>The first 121 s of a file as 11 025 Hz mono 16-bit samples, little-endian.</summary>
    public static byte[] Decode(string path) =>
        Run("ffmpeg", "-nostdin", "-v", "error", "-t", "121", "-i", path, "-map", "0:a:0", "-af", FpcalcResampler, "-f", "s16le", "-");

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip($"{start.FileName} is not installed.");
            throw;
        }
    }
}
