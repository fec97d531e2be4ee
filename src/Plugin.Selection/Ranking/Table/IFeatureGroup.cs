namespace PredictPicks.Selection.Ranking.Table;

/// <summary>Columns that are computed together. What they say of a pick is made without that pick.</summary>
internal interface IFeatureGroup
{
    /// <summary>Its columns.</summary>
    IReadOnlyList<RankingFeature> Features { get; }

    /// <summary>Learns what is the same for all songs.</summary>
    /// <param name="context">Songs and picks.</param>
    /// <returns>Makes a writer of rows; each thread needs its own.</returns>
    Func<RowWriter> Prepare(FeatureContext context);
}

/// <summary>Writes what is known of a song into the group's part of its row, which holds the neutral values.</summary>
/// <param name="song">Its index.</param>
/// <param name="row">[columns of the group]</param>
internal delegate void RowWriter(int song, Span<float> row);
