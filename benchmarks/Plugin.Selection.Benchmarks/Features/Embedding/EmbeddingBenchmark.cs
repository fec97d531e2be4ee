using System.Diagnostics;
using System.Runtime.InteropServices;
using BenchmarkDotNet.Attributes;
using PredictPicks.Selection.Features.Spectrum;
using PredictPicks.Selection.Models;

namespace PredictPicks.Selection.Benchmarks.Features.Embedding;

/// <summary>
/// What the embedding of a 4-minute song costs on one thread, as a ratio to FFmpeg's bare decode of a 4-minute 256 kbit/s MP3 (<c>-f
/// null</c>), measured in the same run.
/// </summary>
[MemoryDiagnoser]
public class EmbeddingBenchmark
{
    private const int SampleRateHz = 16_000;
    private const int Seconds = 240;
    private const int BlockBytes = 65_536;

    private readonly float[] _frame = new float[96];
    private string _folder = string.Empty;
    private string _mp3 = string.Empty;
    private byte[] _song = [];
    private ModelCard _card = null!;
    private MelStream _frames = null!;
    private OnnxEmbeddingModel _model = null!;

    [GlobalSetup]
    public void Prepare()
    {
        _folder = Directory.CreateTempSubdirectory("picks-benchmark-").FullName;
        _mp3 = Path.Combine(_folder, "song.mp3");

        // Two gliding tones and bursts of noise: nothing that an encoder could leave out.
        const string Left = "0.3*sin(2*PI*(220+40*sin(2*PI*0.5*t))*t)+0.2*random(0)*exp(-4*mod(t\\,0.5))";
        const string Right = "0.3*sin(2*PI*(330+30*sin(2*PI*0.3*t))*t)+0.1*random(1)";
        Run("-f", "lavfi", "-i", $"aevalsrc={Left}|{Right}:s=44100:d={Seconds}", "-b:a", "256k", _mp3);
        var raw = Path.Combine(_folder, "song.raw");
        Run("-i", _mp3, "-ac", "1", "-ar", $"{SampleRateHz}", "-f", "f32le", raw);
        _song = File.ReadAllBytes(raw);
        _card = ModelCardReader.Read(NetworkFixture.ModelFolder());
        _frames = new MelStream(new MelSpectrogram(_card.FrontEnd!));
        _model = OnnxEmbeddingModel.Load(_card, NetworkFixture.Loader());
    }

    [GlobalCleanup]
    public void CleanUp()
    {
        _model.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Benchmark(Baseline = true)]
    public void BareDecode() => Run("-i", _mp3, "-f", "null", "-");

    [Benchmark]
    public double FrontEnd()
    {
        _frames.Restart();
        var energy = 0.0;
        for (var rest = MemoryMarshal.Cast<byte, float>(_song.AsSpan()); !rest.IsEmpty;)
        {
            rest = rest[_frames.Write(rest)..];
            while (_frames.TryRead(_frame, out var part, out _))
            {
                energy += part;
            }
        }

        return energy;
    }

    [Benchmark]
    public float[] Song()
    {
        using var pass = _model.BeginSong();
        for (var start = 0; start < _song.Length; start += BlockBytes)
        {
            pass.Add(new ArraySegment<byte>(_song, start, Math.Min(BlockBytes, _song.Length - start)));
        }

        return pass.Complete().Vector!;
    }

    /// <summary>Reading the card, checking the hashes, opening the network.</summary>
    [Benchmark]
    public void LoadModel() => OnnxEmbeddingModel.Load(ModelCardReader.Read(NetworkFixture.ModelFolder()), NetworkFixture.Loader()).BeginSong().Dispose();

    private static void Run(params string[] arguments)
    {
        using var ffmpeg = Process.Start(new ProcessStartInfo("ffmpeg", ["-v", "error", "-nostdin", .. arguments]))!;
        ffmpeg.WaitForExit();
        if (ffmpeg.ExitCode != 0)
        {
            throw new InvalidOperationException($"ffmpeg ended with {ffmpeg.ExitCode}.");
        }
    }
}
