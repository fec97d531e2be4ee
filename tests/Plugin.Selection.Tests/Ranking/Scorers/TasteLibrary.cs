using PredictPicks.Abstractions;
using PredictPicks.Selection.Ranking;
using PredictPicks.Selection.Ranking.Scorers;
using PredictPicks.Selection.Similarity;
using PredictPicks.Selection.Tests.Similarity;

namespace PredictPicks.Selection.Tests.Ranking.Scorers;

/// <summary>Random songs with tags of few artists, albums and genres; the vectors of an artist's songs lie close together.</summary>
internal static class TasteLibrary
{
    public const int Dimension = 24;

    public static SongTable Songs(int count, int seed)
    {
        var random = new Random(seed);
        var centres = SampleVectors.Unit(8, Dimension, seed + 1);
        var vectors = SampleVectors.Unit(count, Dimension, seed + 2);
        var songs = new RankableSong[count];
        for (var i = 0; i < count; i++)
        {
            var artist = random.Next(8);
            for (var k = 0; k < Dimension; k++)
            {
                vectors.Row(i)[k] += 0.8f * centres.Row(artist)[k];
            }

            songs[i] = new RankableSong(new SongId($"song{i:0000}"), $"/music/{i}.mp3", new SongTags
            {
                Title = $"Song {i}",
                Artists = [$"Artist {artist}"],
                Album = $"Album {random.Next(3)}",
                Genres = [$"Genre {random.Next(12)}"],
                DurationSeconds = 10 + random.Next(400),
                BitrateKbps = 32 + random.Next(200),
            });
        }

        return new SongTable(songs, count == 0 ? vectors : SampleVectors.Of([.. Enumerable.Range(0, count).Select(i => vectors.Row(i).ToArray())]), NoFingerprints.Instance);
    }

    /// <summary>Picks that are mostly of artists 0 and 1.</summary>
    public static Taste Taste(SongTable songs, int picks, int seed)
    {
        var random = new Random(seed);
        var liked = Enumerable.Range(0, songs.Count)
            .OrderBy(song => random.NextDouble() + (songs.Songs[song].Tags.MainArtist is "Artist 0" or "Artist 1" ? 0 : 0.8))
            .Take(picks);
        return new Taste([.. liked.Order()], []);
    }

    public static Taste Without(this Taste taste, int pick) => taste with { Picks = [.. taste.Picks.Where(other => other != pick)] };
}
