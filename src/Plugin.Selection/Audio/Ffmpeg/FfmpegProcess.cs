using System.ComponentModel;
using System.Diagnostics;

namespace PredictPicks.Selection.Audio.Ffmpeg;

/// <summary>
/// A running ffmpeg: below-normal priority, no standard input, no window. When this process dies, the child ends by itself with its next write,
/// since nobody holds the other end of its pipe.
/// </summary>
internal sealed class FfmpegProcess : IDisposable
{
    private readonly Process _process;

    private FfmpegProcess(Process process)
    {
        _process = process;
    }

    /// <summary>Standard output.</summary>
    public Stream Output => _process.StandardOutput.BaseStream;

    /// <summary>Standard error.</summary>
    public Stream Errors => _process.StandardError.BaseStream;

    /// <summary>Starts the program.</summary>
    /// <exception cref="Win32Exception">It cannot be started.</exception>
    public static FfmpegProcess Start(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // Colours and report files that the user's environment may ask of ffmpeg.
        start.Environment["AV_LOG_FORCE_NOCOLOR"] = "1";
        start.Environment.Remove("AV_LOG_FORCE_COLOR");
        start.Environment.Remove("FFREPORT");

        var process = new Process { StartInfo = start };
        try
        {
            process.Start();
            process.StandardInput.Close();
            LowerPriority(process);
            return new FfmpegProcess(process);
        }
        catch
        {
            process.Dispose();
            throw;
        }
    }

    /// <summary>Kills it and its children. Harmless when it has ended.</summary>
    public void Kill()
    {
        try
        {
            // Asked first, since to look for children means to look at every process.
            if (!_process.HasExited)
            {
                _process.Kill(entireProcessTree: true);
            }
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It has ended in the meantime, or a child of it has.
        }
    }

    /// <summary>Waits for its end.</summary>
    /// <returns>Its exit code; on Unix 128 plus the signal that killed it.</returns>
    public async Task<int> WaitForExitAsync(CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken);
        return _process.ExitCode;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // Process leaves streams open that it has handed out.
        Output.Dispose();
        Errors.Dispose();
        _process.Dispose();
    }

    private static void LowerPriority(Process process)
    {
        try
        {
            process.PriorityClass = ProcessPriorityClass.BelowNormal;
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception)
        {
            // It has ended already, or this process itself runs at a lower priority, which the child inherits.
        }
    }
}
