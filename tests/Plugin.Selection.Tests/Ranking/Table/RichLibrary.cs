using PredictPicks.Abstractions;
using PredictPicks.Selection.Ranking;
using PredictPicks.Selection.Ranking.Scorers;
using PredictPicks.Selection.Tests.Ranking.Scorers;

namespace PredictPicks.Selection.Tests.Ranking.Table;

/// <summary>The songs of <see cref="TasteLibrary"/> with all else that a store may know of a song, each missing here and there.</summary>
internal static class RichLibrary
{
    private static readonly string[] Words = ["moon", "river", "night", "the", "of", "fire", "月", "光"];

    public static SongTable Songs(int count, int seed)
    {
        var random = new Random(seed);
        var plain = TasteLibrary.Songs(count, seed);
        var songs = plain.Songs.Select(song => song with
        {
            Tags = song.Tags with
            {
                Title = Some(random, () => string.Join(' ', random.GetItems(Words, random.Next(1, 4)))),
                Year = random.Next(4) == 0 ? null : random.Next(1960, 2025),
                Artists = random.Next(4) == 0 ? [] : song.Tags.Artists,
                Album = random.Next(4) == 0 ? null : song.Tags.Album,
                Genres = random.Next(4) == 0 ? [] : song.Tags.Genres,
                BitrateKbps = random.Next(4) == 0 ? null : song.Tags.BitrateKbps,
            },
            Sound = new SongSound
            {
                Hpcp = Some(random, () => Enumerable.Range(0, 12).Select(_ => random.NextSingle()).ToArray()),
                Key = Some(random, () => new MusicalKey(random.Next(12), (KeyMode)random.Next(2), 0.7)),
                Tempo = Some(random, () => new Tempo(random.Next(60, 180), 0.8, 90)),
                Loudness = Some(random, () => new SongLoudness((-30 * random.NextDouble()) - 5, -1, null)),
            },
        }).ToList();
        return plain with { Songs = songs, Fingerprints = new RandomFingerprints(songs, seed) };
    }

    private static T? Some<T>(Random random, Func<T> make)
        where T : class => random.Next(4) == 0 ? null : make();

    /// <summary>The recordings of four songs each are one.</summary>
    private sealed class RandomFingerprints(IReadOnlyList<RankableSong> songs, int seed) : IFingerprintSource
    {
        private readonly Dictionary<SongId, int> _recordings = songs.Select((song, i) => (song.Id, i / 4)).Where(entry => entry.Item2 % 3 > 0).ToDictionary(entry => entry.Id, entry => entry.Item2);

        public IReadOnlyDictionary<SongId, uint[]> Read(IReadOnlyCollection<SongId> songs) =>
            songs.Where(_recordings.ContainsKey).Distinct().ToDictionary(song => song, song => Items(_recordings[song]));

        public IReadOnlySet<SongId> Known() => _recordings.Keys.ToHashSet();

        private uint[] Items(int recording)
        {
            var random = new Random(seed + recording);
            return [.. Enumerable.Range(0, 200).Select(_ => (uint)random.NextInt64(1L << 32))];
        }
    }
}
