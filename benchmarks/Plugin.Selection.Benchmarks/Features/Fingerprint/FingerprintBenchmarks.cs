using BenchmarkDotNet.Attributes;
using PredictPicks.Selection.Features.Fingerprint;

namespace PredictPicks.Selection.Benchmarks.Features.Fingerprint;

/// <summary>
/// What a fingerprint costs (to be held against a bare decode of the song), and how fast fingerprints are compared. Items are a random walk: from one to the
/// next about three bits change, as in music; unlike in music, different songs share none.
/// </summary>
[MemoryDiagnoser]
public class FingerprintBenchmarks
{
    private const int PickCount = 1_000;

    private readonly short[] _song = new short[Chromaprint.MaxSamples];
    private readonly uint[][] _picks = new uint[PickCount][];
    private readonly List<(int Pick, FingerprintMatch Match)> _found = [];
    private FingerprintSearch _search = null!;
    private uint[] _stranger = null!;
    private uint[] _copy = null!;

    [GlobalSetup]
    public void Prepare()
    {
        var random = new Random(1);
        for (var i = 0; i < _song.Length; i++)
        {
            _song[i] = (short)((8_000 * Math.Sin(i * (0.1 + (i / 20_000 * 0.003)))) + random.Next(-500, 500));
        }

        for (var pick = 0; pick < PickCount; pick++)
        {
            _picks[pick] = Walk(random);
        }

        _search = new FingerprintSearch(new FingerprintIndex(_picks));
        _stranger = Walk(random);
        _copy = [.. _picks[17].Select(item => random.Next(2) == 0 ? item : item ^ (1u << random.Next(32)))];
    }

    [Benchmark(Description = "Chromaprint of 120 s")]
    public int Fingerprint()
    {
        var chromaprint = new Chromaprint();
        chromaprint.Add(_song);
        return chromaprint.Items.Length;
    }

    [Benchmark(Description = "Bit errors at one offset, 948 items")]
    public long BitErrors() => FingerprintComparer.BitErrors(_picks[0], _picks[1]);

    [Benchmark(Description = "Compare at every offset, different songs")]
    public double CompareDifferent() => FingerprintComparer.Compare(_picks[0], _stranger)!.Value.BitErrorRate;

    [Benchmark(Description = "Compare at every offset, same recording")]
    public double CompareSame() => FingerprintComparer.Compare(_picks[17], _copy)!.Value.BitErrorRate;

    [Benchmark(Description = "A stranger among 1000 picks")]
    public int SearchStranger() => Search(_stranger);

    [Benchmark(Description = "A copy among 1000 picks")]
    public int SearchCopy() => Search(_copy);

    [Benchmark(Description = "Index of 1000 picks")]
    public int BuildIndex() => new FingerprintIndex(_picks).PostingCount;

    private int Search(uint[] candidate)
    {
        _found.Clear();
        _search.Find(candidate, _found);
        return _found.Count;
    }

    private static uint[] Walk(Random random)
    {
        var items = new uint[Chromaprint.CountItems(Chromaprint.MaxSamples)];
        var item = (uint)random.NextInt64(1L << 32);
        for (var i = 0; i < items.Length; i++)
        {
            item ^= (1u << random.Next(32)) ^ (1u << random.Next(32)) ^ (1u << random.Next(32));
            items[i] = item;
        }

        return items;
    }
}
