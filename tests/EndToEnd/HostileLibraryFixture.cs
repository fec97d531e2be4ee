using System.Text;

namespace PredictPicks.EndToEnd;

/// <summary>The library, and what two scans of it say.</summary>
public sealed class HostileLibraryFixture : IAsyncLifetime
{
    /// <summary>Files that are strange and yet music; their names are part of the strangeness.</summary>
    public static IReadOnlyList<string> Good { get; } =
    [
        "eight channels.wav", "192 kHz.flac", "8 bit.wav", "left only.wav", "silence.flac", "half a second.flac", "one sample.wav", "not a number.wav",
        "cut off.flac", "module.mod", "-i", "-dash.flac", "quotes '\".flac", "line\nbreak.flac", "emoji \U0001F3B5.flac", "http:/host.flac", $"{new string('n', 250)}.flac",
        "wrong extension.mp3",
    ];

    /// <summary>Files that hold no music, and what the sentence about each says.</summary>
    public static IReadOnlyList<(string Name, string Reason)> Bad { get; } =
    [
        ("empty.mp3", "empty"), ("text.mp3", "not an audio file"), ("cover.mp3", "holds no sound"), ("film.mkv.mp3", "holds no sound"),
        ("noise.ogg", "not an audio file"), ("header only.flac", "not an audio file"),
    ];

    private TempFolder Home { get; } = new();

    internal ProgramResult First { get; private set; } = new(0, string.Empty, string.Empty);

    internal ProgramResult Second { get; private set; } = new(0, string.Empty, string.Empty);

    public async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows allows few of these names.");
        foreach (var name in Good.Concat(Bad.Select(bad => bad.Name)))
        {
            var path = Home.Combine("music", name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            Make(path, name);
        }

        First = await ScanAsync();
        Second = await ScanAsync();
    }

    public ValueTask DisposeAsync()
    {
        Home.Dispose();
        return ValueTask.CompletedTask;
    }

    private Task<ProgramResult> ScanAsync() => PicksProgram.RunAsync(Home, "scan", "--library", Home.Combine("music"));

    private static void Make(string path, string name)
    {
        const string Tone = "sine=f=440:r=44100";
        switch (name)
        {
            case "eight channels.wav": Encode(path, "aevalsrc=0.1*sin(900*t)|0.1*sin(800*t)|0|0|0.1|0|0.2*sin(700*t)|0:s=44100:c=7.1", 2); break;
            case "192 kHz.flac": Encode(path, "sine=f=440:r=192000", 2); break;
            case "8 bit.wav": Encode(path, Tone, 2, "-c:a", "pcm_u8"); break;
            case "left only.wav": Encode(path, "aevalsrc=0.3*sin(900*t)|0:s=44100", 2); break;
            case "silence.flac": Encode(path, "anullsrc=r=44100", 2); break;
            case "half a second.flac": Encode(path, Tone, 0.5); break;
            case "one sample.wav": File.WriteAllBytes(path, Wave(floats: [0.5f])); break;
            case "not a number.wav": File.WriteAllBytes(path, Wave([.. Enumerable.Range(0, 32_000).Select(i => (i % 3) switch { 0 => float.NaN, 1 => float.PositiveInfinity, _ => 0.1f })])); break;
            case "cut off.flac":
                Encode(path, Tone, 4);
                using (var file = File.OpenWrite(path)) { file.SetLength(file.Length / 2); }
                break;
            case "module.mod": File.WriteAllBytes(path, Module()); break;
            case "empty.mp3": File.WriteAllBytes(path, []); break;
            case "text.mp3": File.WriteAllText(path, "These are words alone.\n"); break;
            case "cover.mp3": SynthMusic.Ffmpeg("-f", "lavfi", "-i", "color=s=32x32", "-frames:v", "1", "-update", "1", "-f", "image2", "-c:v", "png", "file:" + path); break;
            case "film.mkv.mp3": SynthMusic.Ffmpeg("-f", "lavfi", "-i", "color=s=32x32:d=1", "-f", "matroska", "file:" + path); break;
            case "noise.ogg":
                var bytes = new byte[20_000];
                new Random(5).NextBytes(bytes);
                File.WriteAllBytes(path, bytes);
                break;
            case "header only.flac":
                Encode(path, Tone, 1);
                using (var file = File.OpenWrite(path)) { file.SetLength(42); }
                break;
            default: Encode(path, $"sine=f={200 + (name.GetHashCode(StringComparison.Ordinal) & 1023)}:r=44100", 2); break;
        }
    }

    private static void Encode(string path, string source, double seconds, params string[] codec)
    {
        string[] format = path.EndsWith(".wav", StringComparison.Ordinal) ? [] : ["-f", "flac"];
        SynthMusic.Ffmpeg(["-f", "lavfi", "-i", source, "-t", FormattableString.Invariant($"{seconds}"), .. codec, .. format, "file:" + path]);
    }

    /// <summary>A WAV of 32-bit floats, mono, 16 kHz.</summary>
    private static byte[] Wave(float[] floats)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream, Encoding.ASCII);
        var bytes = floats.Length * sizeof(float);
        writer.Write("RIFF"u8);
        writer.Write(36 + bytes);
        writer.Write("WAVEfmt "u8);
        writer.Write(16);
        writer.Write((short)3);
        writer.Write((short)1);
        writer.Write(16_000);
        writer.Write(16_000 * sizeof(float));
        writer.Write((short)sizeof(float));
        writer.Write((short)32);
        writer.Write("data"u8);
        writer.Write(bytes);
        Array.ForEach(floats, writer.Write);
        return stream.ToArray();
    }

    /// <summary>A ProTracker module: one square-wave instrument and one pattern that plays it.</summary>
    private static byte[] Module()
    {
        const int HeaderBytes = 1084, PatternBytes = 1024, SampleBytes = 64;
        var bytes = new byte[HeaderBytes + PatternBytes + SampleBytes];
        Encoding.ASCII.GetBytes("square").CopyTo(bytes, 0);
        bytes[20 + 23] = SampleBytes / 2;
        bytes[20 + 25] = 64;
        bytes[20 + 29] = SampleBytes / 2;
        bytes[950] = 1;
        "M.K."u8.CopyTo(bytes.AsSpan(1080));
        for (var row = 0; row < 64; row += 4)
        {
            // Period 428 is C-2; the instrument's number is in the upper half of the third byte.
            new byte[] { 428 >> 8, 428 & 0xFF, 0x10, 0 }.CopyTo(bytes, HeaderBytes + (row * 16));
        }

        for (var i = 0; i < SampleBytes; i++)
        {
            bytes[HeaderBytes + PatternBytes + i] = (byte)(i % 32 < 16 ? 90 : 166);
        }

        return bytes;
    }
}
