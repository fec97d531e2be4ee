using PredictPicks.Abstractions;

namespace PredictPicks.Selection.Audio.Ffmpeg;

/// <summary>Finds the sentence for a run that gave nothing usable.</summary>
internal static class FfmpegFailure
{
    /// <summary>Demuxers that only point to other files.</summary>
    private static readonly string[] PlaylistFormats = ["concat", "hls", "dash", "sdp", "webm_dash_manifest", "imf"];

    /// <summary>Marks of encrypted streams in MP4: FairPlay, Common Encryption, Audible. FFmpeg would decode them to noise.</summary>
    private static readonly string[] ProtectedMarks = ["(drms /", "(enca /", "(aavd /"];

    /// <summary>128 + SIGILL, SIGABRT, SIGBUS, SIGFPE, SIGKILL, SIGSEGV, SIGTERM, SIGXCPU, SIGSYS: FFmpeg's own codes for errors differ from these.</summary>
    private static readonly int[] CrashCodes = [132, 134, 135, 136, 137, 139, 143, 152, 159];

    /// <summary>What speaks against the input itself, as soon as it is described.</summary>
    /// <returns>The error, or null when the input may be decoded.</returns>
    public static PicksException? OfInput(string path, FfmpegLog log)
    {
        if (log.Format is { } format && PlaylistFormats.Contains(format.Split(',')[0]))
        {
            return AudioTexts.AboutFile("audio-is-playlist", path);
        }

        if (log.IsProtected || (log.Audio is { } audio && ProtectedMarks.Any(mark => audio.CodecText.Contains(mark, StringComparison.Ordinal))))
        {
            return AudioTexts.AboutFile("audio-protected", path);
        }

        return log is { Format: not null, Audio: null } ? AudioTexts.AboutFile("audio-no-stream", path) : null;
    }

    /// <summary>Why a run gave no hash or no samples.</summary>
    public static PicksException OfRun(string path, FfmpegRun run)
    {
        var log = run.Log;
        if (run.Nonsense is { } nonsense)
        {
            // First: it was killed for that, and its exit code says no more.
            return AudioTexts.AboutFile("ffmpeg-garbage", path, nonsense, nonsense.Message);
        }

        if (HasCrashed(run))
        {
            return AudioTexts.AboutFile("ffmpeg-crashed", path, inner: null, run.ExitCode!);
        }

        if (log.Format is null)
        {
            return OfUnopened(path, run);
        }

        if (log.Audio is { Codec: null } audio)
        {
            return AudioTexts.AboutFile("audio-codec-unknown", path, inner: null, audio.CodecText);
        }

        if (log.LastError is { } error && error.StartsWith("Decoder (codec ", StringComparison.Ordinal))
        {
            return AudioTexts.AboutFile("audio-codec-unknown", path, inner: null, log.Audio?.Codec ?? error);
        }

        if (log.Audio is { SampleRateHz: null })
        {
            // A demuxer took it for audio by its name alone and found nothing in it.
            return AudioTexts.AboutFile("audio-not-audio", path);
        }

        return run.ExitCode == 0 || log.LastError is null
            ? AudioTexts.AboutFile("audio-nothing-decoded", path)
            : AudioTexts.AboutFile("ffmpeg-failed", path, inner: null, log.LastError);
    }

    /// <summary>Whether the child died instead of ending by itself.</summary>
    public static bool HasCrashed(FfmpegRun run) => run.ExitCode is { } code && (code < 0 || CrashCodes.Contains(code));

    private static PicksException OfUnopened(string path, FfmpegRun run)
    {
        var error = run.Log.LastError ?? string.Empty;
        if (error.EndsWith("No such file or directory", StringComparison.Ordinal))
        {
            return AudioTexts.AboutFile("audio-file-gone", path);
        }

        if (error.EndsWith("Permission denied", StringComparison.Ordinal))
        {
            return AudioTexts.AboutFile("audio-file-no-permission", path);
        }

        if (run.Log.Complaints.Any(line => line.Contains("not on whitelist", StringComparison.Ordinal)))
        {
            return AudioTexts.AboutFile("audio-is-playlist", path);
        }

        // Only the demuxers complain before the input is described; without a complaint it was not ffmpeg that ran.
        return run.Log.LastError is null
            ? AudioTexts.AboutFile("ffmpeg-garbage", path, inner: null, $"exit code {run.ExitCode}")
            : AudioTexts.AboutFile("audio-not-audio", path);
    }
}
