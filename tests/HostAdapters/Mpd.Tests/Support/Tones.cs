using System.Diagnostics;

namespace PredictPicks.HostAdapters.Mpd.Tests.Support;

/// <summary>Half a second of a tone in each format, made once: a server lists what it can decode.</summary>
internal sealed class Tones : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mpd-songs-").FullName;

    /// <summary>A file with this extension (<c>.mp3</c>).</summary>
    public string Of(string extension)
    {
        var path = Path.Combine(_folder, "tone" + extension);
        if (!File.Exists(path))
        {
            string[] arguments = ["-nostdin", "-v", "error", "-f", "lavfi", "-i", "sine", "-t", "0.5", "-ac", "2", "-ar", "48000", path];
            using var ffmpeg = Process.Start(new ProcessStartInfo("ffmpeg", arguments))!;
            ffmpeg.WaitForExit();
            ffmpeg.ExitCode.ShouldBe(0);
        }

        return path;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
