namespace PredictPicks.Selection.Ranking.Rules;

/// <summary>Artists of whom the user picked songs. The strongest of the tags' rules: people follow artists.</summary>
internal sealed class SameArtistRule : IScoreRule
{
    /// <summary>A third of what all rules beside the sound's vectors may do together (<see cref="RankingRules.TagLimit"/>).</summary>
    public const double Most = 0.035;

    public string Name => "same-artist";

    public double Limit => Most;

    public double Contribution(in SongView song) => Most * Evidence(song.Match.ArtistPicks);

    public RuleReason? Explain(in SongView song) => new(RankingTexts.Word("same-artist", song.Match.ArtistPicks));

    /// <summary>How much a number of matching picks tells, 0 to 1: each tells half as much as the one before, so one gives a half.</summary>
    public static double Evidence(int picks) => 1 - Math.ScaleB(1, -picks);
}
