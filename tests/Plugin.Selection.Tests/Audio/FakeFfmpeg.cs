using PredictPicks.Selection.Tests.Support;

namespace PredictPicks.Selection.Tests.Audio;

/// <summary>A shell script in the place of ffmpeg, which misbehaves as told. It answers the question for its version as ffmpeg does.</summary>
internal sealed class FakeFfmpeg : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <param name="script">What it does when it is to decode, in POSIX shell; <c>$REAL</c> is the ffmpeg on PATH.</param>
    /// <param name="version">What it claims to be.</param>
    public FakeFfmpeg(string script, string version = "5.1.9")
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the fake is a shell script");
        FfmpegTool.Require();
        var path = _folder.File("ffmpeg");
        File.WriteAllText(path, $"#!/bin/sh\nREAL='{FfmpegTool.Find()}'\nif [ \"$1\" = -version ]; then echo 'ffmpeg version {version} Copyright'; exit 0; fi\n{script}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        Song = _folder.File("song.wav");
        WaveFile.WriteFloat(Song, 16_000, 1, Signals.Noise(16_000, seed: 5));
    }

    /// <summary>The folder that it is in.</summary>
    public string Folder => _folder.Path;

    /// <summary>One second of sound.</summary>
    public string Song { get; }

    /// <summary>A file that the script may write to.</summary>
    public string Note => _folder.File("note");

    public void Dispose() => _folder.Dispose();
}
