using PredictPicks.Selection.Features.Fingerprint;
using PredictPicks.Selection.Ranking.Scorers;

namespace PredictPicks.Selection.Ranking.Table;

/// <summary>
/// Fingerprints against the picks', at the best alignment. Only songs that sound nearly like a pick by their embeddings are looked up: fingerprints tell "the same
/// recording?", unrelated songs agree by about nothing, and reading 4 kB of every song of a large library would cost more than all else.
/// </summary>
internal sealed class FingerprintFeatures : IFeatureGroup
{
    /// <summary>Cosine with the nearest pick from which on fingerprints are compared.</summary>
    public const float LeastCosine = 0.9f;

    /// <summary>Picks in the mean; where fewer are alike, the others count as 0.</summary>
    private const int Several = 5;

    /// <summary>Fingerprints in memory, 4 kB each.</summary>
    private const int SongsAtATime = 8192;

    public IReadOnlyList<RankingFeature> Features { get; } =
    [
        new("fp_sim_max", RankingFeature.Share, 0, 1, 0, "fingerprint: 1 − 2 · bit error rate at the best alignment with a pick; 0 for songs whose embeddings are no nearer than 0.9, or that share too few items to be aligned"),
        new("fp_sim_top5_mean", RankingFeature.Share, 0, 1, 0, "fingerprint: mean of the five most alike picks, those not alike counting 0"),
        RankingFeature.Flag("has_fp", "the song has a fingerprint"),
    ];

    public Func<RowWriter> Prepare(FeatureContext context)
    {
        var known = context.Songs.Fingerprints.Known();
        var similarities = Compare(context);
        return () => (song, row) =>
        {
            row[2] = known.Contains(context.Songs.Songs[song].Id) ? 1 : 0;
            if (similarities.TryGetValue(song, out var found))
            {
                row[0] = (float)found.Max();
                row[1] = (float)(found.Take(Several).Sum() / Several);
            }
        };
    }

    /// <summary>By song, what its fingerprint has in common with picks, the most first; songs with nothing in common are absent.</summary>
    private static Dictionary<int, IReadOnlyList<double>> Compare(FeatureContext context)
    {
        var similarities = new Dictionary<int, IReadOnlyList<double>>();
        var picks = Read(context.Songs, context.Taste.Picks);
        var near = Enumerable.Range(0, context.Songs.Count).Where(song => context.Nearest.HasAny(song) && context.Nearest.Cosines(song)[0] >= LeastCosine);
        foreach (var songs in picks.Any(items => items is not null) ? near.Chunk(SongsAtATime) : [])
        {
            var alike = SameRecordings.Find(Read(context.Songs, songs), picks, context.CancellationToken)
                .Where(match => match.Pick != context.Own[songs[match.Candidate]])
                .GroupBy(match => songs[match.Candidate], match => match.Match.Similarity);
            foreach (var song in alike)
            {
                similarities.Add(song.Key, [.. song]);
            }
        }

        return similarities;
    }

    private static uint[]?[] Read(SongTable table, IReadOnlyList<int> songs)
    {
        var found = table.Fingerprints.Read([.. songs.Select(song => table.Songs[song].Id)]);
        return [.. songs.Select(song => found.GetValueOrDefault(table.Songs[song].Id))];
    }
}
