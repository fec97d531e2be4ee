using PredictPicks.Abstractions;
using PredictPicks.Selection.Ranking.Blend;
using PredictPicks.Selection.Ranking.Scorers;
using PredictPicks.Selection.Similarity;

namespace PredictPicks.Selection.Ranking.Table;

/// <summary>What all columns are made from.</summary>
/// <param name="Songs">n songs.</param>
/// <param name="Taste">Picks among them.</param>
/// <param name="Blend">The columns that the blend adds up.</param>
/// <param name="Nearest">Nearest picks by cosine; rows are positions among the picks.</param>
/// <param name="CancellationToken">Stops it.</param>
internal sealed record FeatureContext(SongTable Songs, Taste Taste, BlendTable Blend, NearestPicks Nearest, CancellationToken CancellationToken)
{
    /// <summary>By song: its position among the picks, or −1.</summary>
    public IReadOnlyList<int> Own { get; } = Neighbours.OwnPicks(Songs.Count, Taste);

    /// <summary>The picks, in their order.</summary>
    public IReadOnlyList<RankableSong> Picks { get; } = [.. Taste.Picks.Select(pick => Songs.Songs[pick])];

    public SongTags Tags(int song) => Songs.Songs[song].Tags;

    public SongSound Sound(int song) => Songs.Songs[song].Sound;
}
