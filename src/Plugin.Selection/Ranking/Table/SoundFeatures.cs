using PredictPicks.Selection.Ranking.Scorers;
using PredictPicks.Selection.Similarity;

namespace PredictPicks.Selection.Ranking.Table;

/// <summary>The embedding against the picks' and the not-wanted songs'. The names stay whichever embedding model is in use.</summary>
internal sealed class SoundFeatures : IFeatureGroup
{
    public IReadOnlyList<RankingFeature> Features { get; } =
    [
        new("openl3_sim_max", RankingFeature.Cosine, -1, 1, 0, "embedding: nearest pick"),
        new("openl3_sim_top5_mean", RankingFeature.Cosine, -1, 1, 0, "embedding: mean of the five nearest picks, or of all where there are fewer"),
        new("openl3_sim_top20_mean", RankingFeature.Cosine, -1, 1, 0, "embedding: mean of the twenty nearest picks, likewise"),
        new("openl3_sim_centroid", RankingFeature.Cosine, -1, 1, 0, "embedding: mean of all picks"),
        new("negative_sim_max", RankingFeature.Cosine, -1, 1, 0, "embedding: nearest song that the user marked as not wanted"),
        RankingFeature.Flag("has_embedding", "the song has an embedding"),
        RankingFeature.Flag("has_negatives", "the user marked songs, other than this one, as not wanted"),
    ];

    public Func<RowWriter> Prepare(FeatureContext context)
    {
        var nearest = context.Nearest;
        var centroid = new CentroidScorer().Score(context.Songs, context.Taste, context.CancellationToken);
        var unwanted = context.Taste.NotPicked.Count == 0
            ? null
            : Neighbours.Find(context.Songs, new Taste(context.Taste.NotPicked, []), context.CancellationToken);
        return () => (song, row) =>
        {
            row[5] = PickPanels.IsUnit(context.Songs.Vectors.Row(song)) ? 1 : 0;
            if (nearest.HasAny(song))
            {
                row[0] = nearest.Cosines(song)[0];
                row[1] = (float)nearest.NarrowMean(song)!.Value;
                row[2] = nearest.WideMean(song)!.Value;
                row[3] = double.IsNaN(centroid[song]) ? 0 : (float)Math.Clamp(centroid[song], -1, 1);
            }

            if (unwanted?.HasAny(song) == true)
            {
                row[4] = unwanted.Cosines(song)[0];
                row[6] = 1;
            }
        };
    }
}
