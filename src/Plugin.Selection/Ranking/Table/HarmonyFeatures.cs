using PredictPicks.Selection.Similarity;

namespace PredictPicks.Selection.Ranking.Table;

/// <summary>Pitch class profiles and keys against the picks'.</summary>
internal sealed class HarmonyFeatures : IFeatureGroup
{
    public IReadOnlyList<RankingFeature> Features { get; } =
    [
        new("hpcp_corr_max", "correlation", -1, 1, 0, "pitch classes: largest correlation with a pick's, over all twelve transpositions"),
        new("hpcp_corr_untransposed_max", "correlation", -1, 1, 0, "pitch classes: largest correlation with a pick's as they are"),
        new("key_dist_min", "fifths", 0, CircleOfFifths.Farthest, 3, "key: smallest distance to a pick's on the circle of fifths, a minor key standing at its relative major, and 1 more where the mode is another"),
        RankingFeature.Flag("has_hpcp", "the song has pitch classes"),
        RankingFeature.Flag("has_key", "the song has a key"),
    ];

    public Func<RowWriter> Prepare(FeatureContext context)
    {
        var profiles = new ChromaCorrelation([.. context.Picks.Select(pick => pick.Sound.Hpcp)]);
        var keys = new CircleOfFifths(context.Picks.Select(pick => pick.Sound.Key));
        return () => (song, row) =>
        {
            if (context.Sound(song).Hpcp is { } profile)
            {
                row[3] = 1;
                if (profiles.Find(profile, context.Own[song]) is { } found)
                {
                    (row[0], row[1]) = found;
                }
            }

            if (context.Sound(song).Key is { } key)
            {
                row[4] = 1;
                row[2] = keys.Distance(key, context.Own[song] >= 0) ?? row[2];
            }
        };
    }
}
