using System.Diagnostics;

namespace PredictPicks.Selection.Benchmarks.Features.Frames;

/// <summary>
/// A 4-minute MP3 of 256 kbit/s and its 16 kHz mono samples: a beat of noise, chords that change every two seconds, and vibrato, so that each feature has all its work to do.
/// </summary>
internal sealed class DecodedSong : IDisposable
{
    private const int BlockBytes = 65_536;
    private const int Seconds = 240;
    private readonly string _folder = Directory.CreateTempSubdirectory("picks-benchmark-").FullName;

    public DecodedSong()
    {
        const string Chord = "0.1*(sin(2*PI*R*t)+sin(2*PI*1.26*R*t)+sin(2*PI*1.498*R*t)+0.5*sin(2*PI*4*R*t+3*sin(2*PI*5*t)))";
        var left = Chord.Replace("R", "(220*exp(0.0578*mod(7*floor(t/2)\\,12)))", StringComparison.Ordinal) + "+0.3*random(0)*exp(-12*mod(t\\,0.5))";
        var right = Chord.Replace("R", "(330*exp(0.0578*mod(7*floor(t/2)\\,12)))", StringComparison.Ordinal) + "+0.2*random(1)*exp(-12*mod(t\\,0.25))";
        Run("-f", "lavfi", "-i", $"aevalsrc={left}|{right}:s=44100:d={Seconds}", "-b:a", "256k", Mp3);
        var raw = Path.Combine(_folder, "song.raw");
        Run("-i", Mp3, "-af", "aresample=16000:ochl=mono:rematrix_maxval=1", "-f", "f32le", raw);
        Samples = File.ReadAllBytes(raw);
    }

    public byte[] Samples { get; }

    private string Mp3 => Path.Combine(_folder, "song.mp3");

    /// <summary>What everything is compared with.</summary>
    public void BareDecode() => Run("-i", Mp3, "-f", "null", "-");

    /// <summary>The samples in blocks as a decoder gives them.</summary>
    public IEnumerable<ArraySegment<byte>> Blocks()
    {
        for (var start = 0; start < Samples.Length; start += BlockBytes)
        {
            yield return new ArraySegment<byte>(Samples, start, Math.Min(BlockBytes, Samples.Length - start));
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static void Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("ffmpeg") { UseShellExecute = false };
        foreach (var argument in (string[])["-v", "error", "-nostdin", "-threads", "1", "-y", .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start) ?? throw new InvalidOperationException("ffmpeg does not start.");
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"ffmpeg failed with {process.ExitCode}.");
        }
    }
}
