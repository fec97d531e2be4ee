namespace PredictPicks.Selection.Ranking.Rules;

/// <summary>Puts songs without a vector behind all others: nothing is known of their sound, and a made-up similarity would be a lie.</summary>
internal sealed class NotAnalysedRule : IScoreRule
{
    /// <summary>Sound contributes −1 at least and the tags' rules move a song by 0.1 at most, so that −2 is below any song with a vector.</summary>
    public const double Handicap = -2;

    public string Name => "not-analysed";

    public double Limit => -Handicap;

    public double Contribution(in SongView song) => song.Cosines.IsEmpty ? Handicap : 0;

    public RuleReason? Explain(in SongView song) => null;
}
