using PredictPicks.Abstractions;
using PredictPicks.Selection.Evaluation;
using PredictPicks.Selection.Ranking;
using PredictPicks.Selection.Ranking.Scorers;
using PredictPicks.Selection.Tests.Similarity;

namespace PredictPicks.Selection.Tests.Evaluation;

/// <summary>A library for evaluations: songs of a few artists and genres with random vectors, of which some are picks.</summary>
internal sealed class TasteLibrary(int songs, int artists = 40, int genres = 4)
{
    private const int Dimension = 8;

    /// <summary>Tags of song i.</summary>
    public Func<int, SongTags> Tags { get; init; } = song => new SongTags
    {
        Title = $"Song {song}",
        Artists = [$"Artist {song % artists}"],
        Genres = [$"Genre {song % artists % genres}"],
    };

    /// <summary>When song i was picked.</summary>
    public Func<int, DateTimeOffset?> PickedAt { get; init; } = _ => null;

    public IReadOnlyList<int> NotPicked { get; init; } = [];

    /// <summary>Fingerprints of songs that have one.</summary>
    public IReadOnlyDictionary<int, uint[]> Fingerprints { get; init; } = new Dictionary<int, uint[]>();

    public int PicksUnknown { get; init; }

    /// <summary>The library with these picks.</summary>
    public EvaluationInput With(IEnumerable<int> picks)
    {
        var chosen = picks.Order().ToList();
        return new EvaluationInput
        {
            Songs = new SongTable(
                [.. Enumerable.Range(0, songs).Select(song => new RankableSong(Id(song), $"/music/{song}.mp3", Tags(song)))],
                SampleVectors.Unit(songs, Dimension, seed: 5),
                new FakeFingerprints(Fingerprints.ToDictionary(song => Id(song.Key), song => song.Value))),
            Picks = chosen,
            PickedAt = [.. chosen.Select(PickedAt)],
            NotPicked = NotPicked,
            Unpicked = [.. Enumerable.Range(0, songs).Except(chosen).Except(NotPicked)],
            PicksUnknown = PicksUnknown,
            Model = new ModelReference("test", "1", Dimension),
        };
    }

    private static SongId Id(int song) => new($"s{song:00000}");

    private sealed class FakeFingerprints(Dictionary<SongId, uint[]> fingerprints) : IFingerprintSource
    {
        public IReadOnlyDictionary<SongId, uint[]> Read(IReadOnlyCollection<SongId> songs) =>
            songs.Where(fingerprints.ContainsKey).ToDictionary(song => song, song => fingerprints[song]);

        public IReadOnlySet<SongId> Known() => fingerprints.Keys.ToHashSet();
    }
}

/// <summary>Scores each song by a rule of the test's own, and remembers the tastes that it was asked for.</summary>
internal sealed class FakeScorer(string name, Func<int, double> score) : IScorer
{
    public string Name => name;

    public List<Taste> Tastes { get; } = [];

    public double[] Score(SongTable songs, Taste taste, CancellationToken cancellationToken)
    {
        Tastes.Add(taste);
        return [.. Enumerable.Range(0, songs.Count).Select(score)];
    }
}

internal static class EvaluationExtensions
{
    public static Measure Measure(this EvaluatedSplit split, string scorer, string name) =>
        split.Scorers.Single(entry => entry.Name == scorer).Measures.Single(measure => measure.Name == name);
}
