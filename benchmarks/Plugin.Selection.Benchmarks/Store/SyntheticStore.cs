using PredictPicks.Abstractions;
using PredictPicks.Selection.Features;
using PredictPicks.Selection.Features.Embedding;
using PredictPicks.Selection.Features.Fingerprint;
using PredictPicks.Selection.Features.Loudness;
using PredictPicks.Selection.Features.Rhythm;
using PredictPicks.Selection.Features.Tonal;
using PredictPicks.Selection.Store;

namespace PredictPicks.Selection.Benchmarks.Store;

/// <summary>
/// A store of made-up songs with the proportions of a real library: 12 songs an album, 30 an artist, a guest on every seventh, two genres
/// each.
/// </summary>
internal static class SyntheticStore
{
    public const string Model = "msd-musicnn";
    public const string ModelVersion = "1";
    public const int Dimension = 200;
    public const int BatchSize = 20;

    /// <summary>Were looked for and not found, so that no scan looks again.</summary>
    private static readonly IFeature[] WithoutValue = [new FingerprintFeature(), new TonalFeature(), new RhythmFeature(), new LoudnessFeature()];

    /// <summary>Writes songs in batches as a scan does; the same songs for the same seed.</summary>
    public static void Fill(FeatureStore store, int songs, int seed)
    {
        var random = new Random(seed);
        for (var first = 0; first < songs; first += BatchSize)
        {
            store.Write([.. Enumerable.Range(first, Math.Min(BatchSize, songs - first)).Select(number => Song(number, random))]);
        }
    }

    /// <summary>Song of that number, with an id and a vector by chance.</summary>
    public static SongAnalysed Song(int number, Random random)
    {
        var hash = new byte[32];
        random.NextBytes(hash);
        var vector = new float[Dimension];
        for (var i = 0; i < vector.Length; i++)
        {
            vector[i] = random.NextSingle();
        }

        var id = new SongId(Convert.ToHexStringLower(hash));
        var artist = $"Artist {number / 30}";
        var album = $"Album of songs {number / 12}";
        var tags = new SongTags
        {
            Title = $"Song number {number}",
            Artists = number % 7 == 0 ? [artist, $"Guest {number % 999}"] : [artist],
            Album = album,
            AlbumArtist = artist,
            Genres = [$"Genre {number % 50}", $"Other genre {number % 23}"],
            Year = 1980 + (number % 40),
            Track = (number % 12) + 1,
            BitrateKbps = 192,
            DurationSeconds = 200 + (number % 100),
        };
        var analysis = new SongAnalysis
        {
            Id = id,
            PacketHash = id,
            Tags = tags,
            Properties = new AudioProperties("mp3", 44_100, 2, 192),
            DurationSeconds = 200 + (number % 100),
            RmsMean = 0.1,
            Embedding = vector,
            EmbeddingModel = new ModelReference(Model, ModelVersion, Dimension),
            FeatureVersions = { [EmbeddingFeature.FeatureName] = $"{Model}/{ModelVersion}" },
        };
        foreach (var feature in WithoutValue)
        {
            analysis.FeatureVersions[feature.Name] = feature.Version;
        }

        var path = $"/music/{artist}/{album}/{number % 12:00} Song number {number}.mp3";
        return new SongAnalysed(new FileStamp(path, 5_000_000 + number, number), analysis);
    }
}
