using PredictPicks.Selection.Ranking.Blend;

namespace PredictPicks.Selection.Ranking.Table;

/// <summary>What the blend adds up.</summary>
internal sealed class BlendFeatures : IFeatureGroup
{
    public IReadOnlyList<RankingFeature> Features => BlendColumns.Features;

    public Func<RowWriter> Prepare(FeatureContext context) => () => (song, row) =>
    {
        var values = context.Blend.Row(song);
        for (var column = 0; column < values.Length; column++)
        {
            if (!double.IsNaN(values[column]))
            {
                row[column] = (float)values[column];
            }
        }
    };
}
