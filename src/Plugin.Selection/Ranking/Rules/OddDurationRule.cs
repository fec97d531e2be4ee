namespace PredictPicks.Selection.Ranking.Rules;

/// <summary>Counts against what is too short or too long for a song, unless the user has picked such too.</summary>
internal sealed class OddDurationRule : IScoreRule
{
    public const double Most = 0.01;

    /// <summary>Here and below shortness counts in full, in seconds: half of <see cref="RankingContext.ShortSeconds"/>.</summary>
    private const double ShortestSeconds = RankingContext.ShortSeconds / 2;

    /// <summary>Here and above length counts in full, in seconds: double <see cref="RankingContext.LongSeconds"/>.</summary>
    private const double LongestSeconds = RankingContext.LongSeconds * 2;

    public string Name => "odd-duration";

    public double Limit => Most;

    public double Contribution(in SongView song)
    {
        var seconds = song.Song.Tags.DurationSeconds ?? 0;
        return seconds switch
        {
            > 0 and < RankingContext.ShortSeconds when !song.Context.PicksHaveShort(song) =>
                Share((RankingContext.ShortSeconds - seconds) / (RankingContext.ShortSeconds - ShortestSeconds)),
            > RankingContext.LongSeconds when !song.Context.PicksHaveLong(song) =>
                Share((seconds - RankingContext.LongSeconds) / (LongestSeconds - RankingContext.LongSeconds)),
            _ => 0,
        };
    }

    public RuleReason? Explain(in SongView song) => null;

    private static double Share(double oddness) => -Most * Math.Min(1, oddness);
}
