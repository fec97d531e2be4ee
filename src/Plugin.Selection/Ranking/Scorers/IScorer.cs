namespace PredictPicks.Selection.Ranking.Scorers;

/// <summary>One way to rank songs by a taste. Prediction, validation and evaluation all score through this, so a song has the same score in each of them.</summary>
internal interface IScorer
{
    /// <summary>Short, stable, in lower case: <c>nearest-pick</c>, <c>probe</c>, <c>blend</c>, …</summary>
    string Name { get; }

    /// <summary>
    /// Scores every song, the higher the likelier to be picked next. A pick is scored as if it were none (leave-one-out): every statistic, centroid and model that
    /// its score comes from was made without it. The same input gives the same bits.
    /// </summary>
    /// <param name="songs">n songs.</param>
    /// <param name="taste">Picks and not-picked songs among them.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>[n]; NaN for a song of which nothing is known that this scorer looks at: it comes last.</returns>
    double[] Score(SongTable songs, Taste taste, CancellationToken cancellationToken);
}
