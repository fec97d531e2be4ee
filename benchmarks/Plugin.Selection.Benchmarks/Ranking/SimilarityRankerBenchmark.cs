using BenchmarkDotNet.Attributes;
using PredictPicks.Abstractions;
using PredictPicks.Selection.Benchmarks.Similarity;
using PredictPicks.Selection.Ranking;
using PredictPicks.Selection.Similarity;

namespace PredictPicks.Selection.Benchmarks.Ranking;

/// <summary>
/// The whole ranking of a large library, tags and reasons included. The baseline is the matrix product in it; the difference is what the rules,
/// the sort and the words cost.
/// </summary>
[ShortRunJob]
[MemoryDiagnoser]
public class SimilarityRankerBenchmark
{
    private const int Dimension = 200;
    private readonly RankingOptions _options = new();
    private RankingInput _input = null!;

    [Params(100_000)]
    public int Candidates { get; set; }

    [Params(1000)]
    public int Picks { get; set; }

    [GlobalSetup]
    public void Setup() => _input = new RankingInput
    {
        Candidates = Songs(Candidates, "song"),
        CandidateVectors = SampleVectors.Unit(Candidates, Dimension, seed: 1),
        Picks = Songs(Picks, "pick"),
        PickVectors = SampleVectors.Unit(Picks, Dimension, seed: 2),
        Model = new ModelReference("benchmark", "1", Dimension),
    };

    [Benchmark(Baseline = true)]
    public int NearestPicksAlone() => NearestPicksSearch.Find(_input.CandidateVectors, _input.PickVectors).Count;

    [Benchmark]
    public int Predict() => SimilarityRanker.Predict(_input, _options).Candidates.Count;

    /// <summary>Tags as in a real library: 12 songs an album, 40 an artist, 60 genres, one in ten songs without tags.</summary>
    private static List<RankableSong> Songs(int count, string kind)
    {
        var random = new Random(count);
        return [.. Enumerable.Range(0, count).Select(i => new RankableSong(
            new SongId($"{kind}{random.NextInt64():x16}{i}"),
            $"/music/{i}.mp3",
            random.Next(10) == 0 ? SongTags.None : Tags(random, 1 + (100_000 / 40))))];
    }

    private static SongTags Tags(Random random, int artists)
    {
        var artist = $"Artist {random.Next(artists)}";
        return new SongTags
        {
            Title = $"Title {random.Next()}",
            Artists = random.Next(5) == 0 ? [artist, $"Artist {random.Next(artists)}"] : [artist],
            Album = $"{artist} Album {random.Next(4)}",
            AlbumArtist = artist,
            Genres = [.. Enumerable.Range(0, random.Next(4)).Select(_ => $"Genre {random.Next(60)}")],
            BitrateKbps = 64 + random.Next(256),
            DurationSeconds = 20 + random.Next(900),
        };
    }
}
