using BenchmarkDotNet.Attributes;
using PredictPicks.Selection.Store;

namespace PredictPicks.Selection.Benchmarks.Store;

/// <summary>Reads of a whole store of 100 000 songs, the file in the system's cache; and writes of one batch into it.</summary>
[MemoryDiagnoser]
public class FeatureStoreBenchmark
{
    private readonly string _folder = Directory.CreateTempSubdirectory("picks-benchmark-").FullName;
    private FeatureStore _store = null!;
    private StoreChange[][] _batches = [];
    private string[] _paths = [];
    private int _written;

    [Params(100_000)]
    public int Songs { get; set; }

    [GlobalSetup]
    public void Fill()
    {
        _store = FeatureStore.Open(_folder, static () => DateTimeOffset.UnixEpoch);
        SyntheticStore.Fill(_store, Songs, seed: 1);

        // Songs that are there already: the store does not grow while it is measured.
        var random = new Random(1);
        var known = Enumerable.Range(0, 1000).Select(StoreChange (number) => SyntheticStore.Song(number, random)).ToList();
        _batches = [.. known.Chunk(SyntheticStore.BatchSize)];
        _paths = [.. known.Select(song => song.File.Path)];
    }

    [GlobalCleanup]
    public void Delete()
    {
        _store.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Benchmark]
    public int ReadVectors() => _store.ReadVectors(SyntheticStore.Model, SyntheticStore.ModelVersion).Ids.Count;

    [Benchmark]
    public int ReadRankingSongs() => _store.ReadRankingSongs().Count;

    [Benchmark]
    public int ReadSongs() => _store.ReadSongs(SyntheticStore.Model, SyntheticStore.ModelVersion, withVectors: false).Count;

    [Benchmark]
    public int ReadFiles() => _store.ReadFiles().Count;

    [Benchmark]
    public int ReadSongsWith() => _store.ReadSongsWith("embedding", SyntheticStore.ModelVersion).Count;

    [Benchmark(OperationsPerInvoke = SyntheticStore.BatchSize)]
    public void WriteOneSongOfABatch() => _store.Write(_batches[_written++ % _batches.Length]);

    [Benchmark]
    public int FindThousandPicksByPath() => _store.FindByPath(_paths).Count;
}
