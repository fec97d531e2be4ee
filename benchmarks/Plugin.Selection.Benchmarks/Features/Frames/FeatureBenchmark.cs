using BenchmarkDotNet.Attributes;
using PredictPicks.Abstractions;
using PredictPicks.Selection.Features;

namespace PredictPicks.Selection.Benchmarks.Features.Frames;

/// <summary>What a feature costs for a 4-minute song on one thread, as a ratio to FFmpeg's bare decode of its MP3, measured in the same run.</summary>
[MemoryDiagnoser]
public abstract class FeatureBenchmark
{
    private DecodedSong _song = null!;
    private IFeature _feature = null!;

    [GlobalSetup]
    public void Prepare()
    {
        _song = new DecodedSong();
        _feature = (IFeature)CreateFeature();
    }

    [GlobalCleanup]
    public void CleanUp() => _song.Dispose();

    [Benchmark(Baseline = true)]
    public void BareDecode() => _song.BareDecode();

    [Benchmark]
    public object Song()
    {
        var id = new SongId("song");
        var analysis = new SongAnalysis
        {
            Id = id,
            PacketHash = id,
            Tags = SongTags.None,
            Properties = new AudioProperties(null, null, null, null),
            DurationSeconds = 240,
        };
        using var pass = _feature.BeginSong();
        foreach (var block in _song.Blocks())
        {
            pass.Add(block);
        }

        pass.Complete(analysis);
        return analysis;
    }

    protected abstract object CreateFeature();
}
