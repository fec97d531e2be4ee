namespace PredictPicks.Accuracy.Analysis;

/// <summary>A way to change a song whose effect on its features is known.</summary>
/// <param name="Name">Also the name of its files.</param>
/// <param name="Filter">FFmpeg's audio filter, at 44.1 kHz.</param>
/// <param name="BpmFactor">What it does to the tempo.</param>
/// <param name="Semitones">What it does to the key.</param>
/// <param name="Codec">Output arguments of a lossy code in between, or none.</param>
internal sealed record Variant(string Name, string Filter, double BpmFactor = 1, int Semitones = 0, string? Codec = null)
{
    public static Variant Original { get; } = new("original", "anull");

    public static Variant Quiet { get; } = new("quiet", "volume=-20dB");

    /// <summary>44 100 samples played as 46 722 a second: faster and higher by 2^(1/12).</summary>
    public static Variant Semitone { get; } = new("semitone", "asetrate=46722,aresample=44100", 46722.0 / 44100, 1);

    public static Variant Stretched { get; } = new("stretched", "atempo=1.08", 1.08);

    public static Variant Noisy { get; } = new("noisy", "anull");

    public static Variant Mp3 { get; } = new("mp3", "anull", Codec: "128k");

    public static Variant LeadingSilence { get; } = new("silence", "adelay=3000:all=1");

    public static IReadOnlyList<Variant> All { get; } = [Original, Quiet, Semitone, Stretched, Noisy, Mp3, LeadingSilence];

    /// <summary>Makes the 16 kHz mono float samples of the changed song.</summary>
    /// <param name="source">Audio file.</param>
    /// <param name="target">Raw samples; made once.</param>
    public void Make(string source, string target) => Tool.Make(target, part =>
    {
        const string Mono = "aresample=16000:ochl=mono:rematrix_maxval=1";
        if (Codec is not null)
        {
            var coded = part + ".mp3";
            Tool.Run("ffmpeg", "-v", "error", "-nostdin", "-y", "-i", source, "-map", "0:a:0", "-ar", "44100", "-b:a", Codec, coded);
            Tool.Run("ffmpeg", "-v", "error", "-nostdin", "-y", "-i", coded, "-af", Mono, "-f", "f32le", part);
            File.Delete(coded);
            return;
        }

        var filter = $"aresample=44100:osf=flt,{Filter},{Mono}";
        if (Name == Noisy.Name)
        {
            // Pink noise at −30 dBFS RMS: about 10 dB below usual music.
            Tool.Run(
                "ffmpeg", "-v", "error", "-nostdin", "-y", "-i", source, "-f", "lavfi", "-i", "anoisesrc=color=pink:amplitude=0.1:seed=1:sample_rate=16000",
                "-filter_complex", $"[0:a:0]{filter}[s];[s][1:a]amix=inputs=2:duration=first:normalize=0", "-f", "f32le", part);
            return;
        }

        Tool.Run("ffmpeg", "-v", "error", "-nostdin", "-y", "-i", source, "-map", "0:a:0", "-af", filter, "-f", "f32le", part);
    });
}
