using PredictPicks.Abstractions;
using PredictPicks.Selection.Ranking;
using PredictPicks.Selection.Similarity;

namespace PredictPicks.Selection.Tests.Ranking;

/// <summary>A small library for a test: songs and picks whose vectors lie in a plane, each named by its cosine with the direction (1, 0).</summary>
internal sealed class RankingLibrary
{
    private readonly List<(RankableSong Song, float[] Vector)> _candidates = [];
    private readonly List<(RankableSong Song, float[] Vector)> _picks = [];
    private readonly List<SongId> _notPicked = [];
    private readonly Dictionary<SongId, uint[]> _fingerprints = [];
    private int _unknown;

    /// <summary>The songs whose fingerprints were asked for so far, each as often as it was.</summary>
    public List<SongId> FingerprintsRead { get; } = [];

    /// <summary>Adds a candidate; a null cosine: without vector.</summary>
    public RankingLibrary Song(string id, double? cosine, SongTags? tags = null, SongSound? sound = null)
    {
        _candidates.Add((Rankable(id, $"/music/{id}.mp3", tags, sound), Vector(cosine)));
        return this;
    }

    /// <summary>Adds a pick, by default exactly at (1, 0).</summary>
    public RankingLibrary Pick(string id, double? cosine = 1, SongTags? tags = null, string? path = "/music/pick.mp3", SongSound? sound = null)
    {
        _picks.Add((Rankable(id, path, tags, sound), Vector(cosine)));
        return this;
    }

    public RankingLibrary NotPicked(params string[] ids)
    {
        _notPicked.AddRange(ids.Select(id => new SongId(id)));
        return this;
    }

    public RankingLibrary UnknownPicks(int count)
    {
        _unknown = count;
        return this;
    }

    /// <summary>Gives a song or pick a fingerprint.</summary>
    public RankingLibrary Fingerprint(string id, uint[] items)
    {
        _fingerprints.Add(new SongId(id), items);
        return this;
    }

    public RankingInput Input() => new()
    {
        Candidates = [.. _candidates.Select(entry => entry.Song)],
        CandidateVectors = new VectorTable([.. _candidates.SelectMany(entry => entry.Vector)], 2),
        Picks = [.. _picks.Select(entry => entry.Song)],
        PickVectors = new VectorTable([.. _picks.SelectMany(entry => entry.Vector)], 2),
        NotPicked = _notPicked,
        PicksUnknown = _unknown,
        Fingerprints = new FakeFingerprints(this),
        Model = new ModelReference("test", "1", 2),
    };

    public Prediction Predict(int top = 100, int maxPerArtist = 0) =>
        SimilarityRanker.Predict(Input(), new RankingOptions { Top = top, MaxPerArtist = maxPerArtist });

    private static RankableSong Rankable(string id, string? path, SongTags? tags, SongSound? sound) =>
        new(new SongId(id), path, tags ?? SongTags.None) { Sound = sound ?? SongSound.Unknown };

    private static float[] Vector(double? cosine) =>
        cosine is { } value ? [(float)value, (float)Math.Sqrt(1 - (value * value))] : [0, 0];

    private sealed class FakeFingerprints(RankingLibrary library) : IFingerprintSource
    {
        public IReadOnlyDictionary<SongId, uint[]> Read(IReadOnlyCollection<SongId> songs)
        {
            library.FingerprintsRead.AddRange(songs);
            return songs.Where(library._fingerprints.ContainsKey).Distinct().ToDictionary(song => song, song => library._fingerprints[song]);
        }

        public IReadOnlySet<SongId> Known() => library._fingerprints.Keys.ToHashSet();
    }
}

internal static class PredictionExtensions
{
    public static IReadOnlyList<string> Ids(this Prediction prediction) => [.. prediction.Candidates.Select(song => song.Id.Value)];

    public static IReadOnlyList<string> WarningKinds(this Prediction prediction) => [.. prediction.Warnings.Select(warning => warning.Kind)];

    public static IReadOnlyList<string> ReasonKinds(this Prediction prediction, string id) =>
        [.. prediction.Candidates.Single(song => song.Id.Value == id).Reasons.Select(reason => reason.Text.Kind)];

    public static IReadOnlyList<string> ReasonTexts(this Prediction prediction, string id) =>
        [.. prediction.Candidates.Single(song => song.Id.Value == id).Reasons.Select(reason => reason.Text.Text)];
}
