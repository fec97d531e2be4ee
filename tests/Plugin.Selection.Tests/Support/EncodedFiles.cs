using System.Collections.Concurrent;

namespace PredictPicks.Selection.Tests.Support;

/// <summary>Six seconds of a known stereo signal in every format that players play, made when first asked for. Tags are the same in all of them.</summary>
public sealed class EncodedFiles : IDisposable
{
    public const int SampleRateHz = 44_100;

    public const double Seconds = 6;

    private static readonly Dictionary<string, string[]> Encoders = new(StringComparer.Ordinal)
    {
        ["mp3"] = ["-c:a", "libmp3lame", "-b:a", "192k"],
        ["vbr.mp3"] = ["-c:a", "libmp3lame", "-q:a", "4"],
        ["flac"] = ["-c:a", "flac"],
        ["ogg"] = ["-c:a", "libvorbis"],
        ["opus"] = ["-c:a", "libopus"],
        ["m4a"] = ["-c:a", "aac"],
        ["alac.m4a"] = ["-c:a", "alac"],
        ["aac"] = ["-c:a", "aac"],
        ["wav"] = ["-c:a", "pcm_s16le"],
        ["24.wav"] = ["-c:a", "pcm_s24le"],
        ["float.wav"] = ["-c:a", "pcm_f32le"],
        ["adpcm.wav"] = ["-c:a", "adpcm_ima_wav"],
        ["aiff"] = ["-c:a", "pcm_s16be"],
        ["wma"] = ["-c:a", "wmav2"],
        ["wv"] = ["-c:a", "wavpack"],
        ["tta"] = ["-c:a", "tta"],
        ["mka"] = ["-c:a", "libvorbis"],
        ["ac3"] = ["-c:a", "ac3"],
    };

    private readonly TemporaryFolder _folder = new();
    private readonly ConcurrentDictionary<string, Lazy<string>> _files = new(StringComparer.Ordinal);

    public static IEnumerable<string> Formats => Encoders.Keys;

    /// <summary>Path of the file of a format.</summary>
    public string this[string format] => _files.GetOrAdd(format, name => new Lazy<string>(() => Encode(name))).Value;

    /// <summary>Path for a file of a test's own.</summary>
    public string NewFile(string name) => _folder.File(name);

    public void Dispose() => _folder.Dispose();

    private string Encode(string format)
    {
        FfmpegTool.Require();
        if (format == "source")
        {
            var path = _folder.File("source.wav");
            var frames = (int)(SampleRateHz * Seconds);
            var noise = Signals.Noise(frames * 2, seed: 1, amplitude: 0.1f);
            var chord = Signals.Chord(SampleRateHz, 2, frames);
            WaveFile.WriteFloat(path, SampleRateHz, 2, [.. chord.Zip(noise, (a, b) => a + b)]);
            return path;
        }

        var target = _folder.File("a." + format);
        FfmpegTool.Run(
        [
            "-i", this["source"], .. Encoders[format], "-metadata", "title=Ti", "-metadata", "artist=Ar", "-metadata", "album=Al", "-metadata", "genre=Rock",
            "-metadata", "date=1999", "-metadata", "track=3/12", target,
        ]);
        return target;
    }
}
