using System.ComponentModel;
using PredictPicks.Abstractions;

namespace PredictPicks.Selection.Audio.Ffmpeg;

/// <summary>One ffmpeg child from start to end.</summary>
/// <param name="ExitCode">See <see cref="FfmpegProcess.WaitForExitAsync"/>; null when the run was given up.</param>
/// <param name="Log">What it said.</param>
/// <param name="Output">What it gave.</param>
/// <param name="Nonsense">What was wrong with the output, or null.</param>
internal sealed record FfmpegRun(int? ExitCode, FfmpegLog Log, FfmpegOutput Output, MalformedOutputException? Nonsense)
{
    private const int LogBufferBytes = 16 * 1024;

    /// <summary>
    /// Runs the program and feeds <paramref name="output"/>.
    /// </summary>
    /// <param name="program">Path of ffmpeg.</param>
    /// <param name="arguments">See <see cref="FfmpegArguments"/>.</param>
    /// <param name="output">Gets standard output. What its receiver throws comes through.</param>
    /// <param name="patience">The child is killed when it gives no output for so long.</param>
    /// <param name="clock">Measures it.</param>
    /// <param name="goOn">Asked once, after the input was described and before the first output is passed on; false gives the run up.</param>
    /// <param name="cancellationToken">Kills the child.</param>
    /// <exception cref="TimeoutException">The child was killed since it gave no output.</exception>
    /// <exception cref="Win32Exception">The program cannot be started.</exception>
    public static async Task<FfmpegRun> ExecuteAsync(
        string program,
        IEnumerable<string> arguments,
        FfmpegOutput output,
        TimeSpan patience,
        TimeProvider clock,
        Func<FfmpegLog, bool> goOn,
        CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var log = new FfmpegLog();
        using var process = FfmpegProcess.Start(program, arguments);
        var logEnd = ReadLogAsync(process.Errors, log);
        using var watch = new CancellationTokenSource(Timeout.InfiniteTimeSpan, clock);
        using var cancelling = cancellationToken.UnsafeRegister(static state => ((CancellationTokenSource)state!).Cancel(), watch);
        using var killing = watch.Token.UnsafeRegister(static state => ((FfmpegProcess)state!).Kill(), process);
        try
        {
            MalformedOutputException? nonsense = null;
            var isWanted = true;
            try
            {
                isWanted = await new OutputPump(process.Output, log, output, patience, goOn, watch).RunAsync();
            }
            catch (MalformedOutputException exception)
            {
                nonsense = exception;
            }

            if (!isWanted || nonsense is not null)
            {
                process.Kill();
            }

            watch.CancelAfter(patience);
            var exitCode = await process.WaitForExitAsync(watch.Token);
            await logEnd.WaitAsync(watch.Token);
            output.Complete();
            return new FfmpegRun(isWanted ? exitCode : null, log, output, nonsense);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"No output for {patience.TotalSeconds} s.", exception);
        }
        finally
        {
            process.Kill();
        }
    }

    private static async Task ReadLogAsync(Stream stream, FfmpegLog log)
    {
        var buffer = new byte[LogBufferBytes];
        try
        {
            int count;
            while ((count = await stream.ReadAsync(buffer)) > 0)
            {
                log.Feed(buffer.AsSpan(0, count));
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // The child was killed; what it said so far is what there is.
        }
        finally
        {
            log.Complete();
        }
    }
}
