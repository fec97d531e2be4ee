using System.Buffers;
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
    /// <summary>Pipes hand over up to 64 KiB at once on Linux; a larger buffer takes what has gathered on other systems.</summary>
    private const int OutputBufferBytes = 1024 * 1024;

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
                isWanted = await ReadOutputAsync(process.Output, log, output, patience, goOn, watch);
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

    private static async Task<bool> ReadOutputAsync(
        Stream stream,
        FfmpegLog log,
        FfmpegOutput output,
        TimeSpan patience,
        Func<FfmpegLog, bool> goOn,
        CancellationTokenSource watch)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(OutputBufferBytes);
        var isChecked = false;
        while (true)
        {
            // The watch runs only while the child is waited for, not while the receiver works.
            watch.CancelAfter(patience);

            // Given up at once on cancellation, even where the read itself cannot be: then the buffer stays with the read.
            var count = await stream.ReadAsync(buffer, watch.Token).AsTask().WaitAsync(watch.Token);
            if (!isChecked)
            {
                // The description was written before any output, but comes through the other pipe.
                await log.Described.WaitAsync(watch.Token);
                isChecked = true;
                if (!goOn(log))
                {
                    break;
                }
            }

            watch.CancelAfter(Timeout.InfiniteTimeSpan);
            if (count == 0)
            {
                ArrayPool<byte>.Shared.Return(buffer);
                return true;
            }

            output.Feed(new ArraySegment<byte>(buffer, 0, count));
        }

        ArrayPool<byte>.Shared.Return(buffer);
        return false;
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
