namespace PredictPicks.Selection.Ranking.Rules;

/// <summary>
/// The nearest pick's cosine: the backbone of the score. A taste with several centres is met by its nearest one; the mean of all picks is not
/// (measured on simulated listeners with 3 of 10 genres and 20 picks: precision 0.77–0.84 against 0.40 for the centroid).
/// </summary>
internal sealed class NearestPickRule : IScoreRule
{
    /// <summary>Nearest pick and best-5 mean rank equally well by themselves (0.77–0.84 against 0.77–0.85), so the simpler one leads and the other steadies it.</summary>
    public const double Weight = 0.8;

    public string Name => "nearest-pick";

    public double Limit => Weight;

    public double Contribution(in SongView song) => song.Cosines.IsEmpty ? 0 : Weight * song.Cosines[0];

    public RuleReason? Explain(in SongView song)
    {
        var pick = song.Context.Picks[song.NearestPicks[0]];
        return new RuleReason(RankingTexts.Word("nearest-pick", SongNames.Of(pick), (double)song.Cosines[0]), pick.Id);
    }
}
