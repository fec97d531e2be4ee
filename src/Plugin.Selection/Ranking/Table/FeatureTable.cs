using System.Collections.Concurrent;
using PredictPicks.Abstractions;
using PredictPicks.Selection.Ranking.Blend;
using PredictPicks.Selection.Ranking.Scorers;

namespace PredictPicks.Selection.Ranking.Table;

/// <summary>All columns of <see cref="RankingFeatures"/> for every song; a pick's are those that it would have if it were none.</summary>
internal sealed class FeatureTable
{
    private readonly float[] _values;

    private FeatureTable(BlendTable blend)
    {
        Blend = blend;
        _values = new float[checked(blend.Count * RankingFeatures.Count)];
    }

    /// <summary>The columns that the blend adds up, as it knows them.</summary>
    public BlendTable Blend { get; }

    public int Count => Blend.Count;

    public static FeatureTable Of(SongTable songs, Taste taste, IProgress<JobProgress>? progress, CancellationToken cancellationToken)
    {
        var table = new FeatureTable(BlendTable.Of(songs, taste, progress, cancellationToken));
        table.Fill(new FeatureContext(songs, taste, table.Blend, Neighbours.Find(songs, taste, cancellationToken), cancellationToken));
        return table;
    }

    /// <summary>[songs · columns]</summary>
    public ReadOnlySpan<float> Values => _values;

    /// <summary>[columns] of a song; all within their ranges.</summary>
    public ReadOnlySpan<float> Row(int song) => _values.AsSpan(song * RankingFeatures.Count, RankingFeatures.Count);

    private void Fill(FeatureContext context)
    {
        var neutral = RankingFeatures.All.Select(feature => (float)feature.Neutral).ToArray();
        var makers = RankingFeatures.Groups.Select(group => (Count: group.Features.Count, Make: group.Prepare(context))).ToList();

        // One range a processor, since some writers learn the names in the tags anew.
        var share = 1 + (Count / Environment.ProcessorCount);
        var options = new ParallelOptions { CancellationToken = context.CancellationToken };
        Parallel.ForEach(Partitioner.Create(0, Math.Max(1, Count), share), options, range =>
        {
            var writers = makers.ConvertAll(maker => (maker.Count, Write: maker.Make()));
            for (var song = range.Item1; song < Math.Min(range.Item2, Count); song++)
            {
                var row = _values.AsSpan(song * RankingFeatures.Count, RankingFeatures.Count);
                neutral.CopyTo(row);
                foreach (var (count, write) in writers)
                {
                    write(song, row[..count]);
                    row = row[count..];
                }
            }
        });
    }
}
