namespace PredictPicks.Selection.Ranking.Rules;

/// <summary>Picks that share no artist with the song but its album's artist: guests, members, orchestras on one artist's record.</summary>
internal sealed class SameAlbumArtistRule : IScoreRule
{
    /// <summary>Less than half of <see cref="SameArtistRule.Most"/>: the tie is looser.</summary>
    public const double Most = 0.015;

    public string Name => "same-album-artist";

    public double Limit => Most;

    public double Contribution(in SongView song) => Most * SameArtistRule.Evidence(song.Match.AlbumArtistPicks);

    public RuleReason? Explain(in SongView song) => new(RankingTexts.Word("same-album-artist", song.Match.AlbumArtistPicks));
}
