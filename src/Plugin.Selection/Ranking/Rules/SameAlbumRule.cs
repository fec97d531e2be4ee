namespace PredictPicks.Selection.Ranking.Rules;

/// <summary>Albums from which the user picked songs.</summary>
internal sealed class SameAlbumRule : IScoreRule
{
    /// <summary>Small: the artist has mostly been counted, and a user who knows the album has heard the song and not picked it.</summary>
    public const double Most = 0.01;

    public string Name => "same-album";

    public double Limit => Most;

    public double Contribution(in SongView song) => Most * SameArtistRule.Evidence(song.Match.AlbumPicks);

    public RuleReason? Explain(in SongView song)
    {
        if (song.Match.AlbumPicks > 1)
        {
            return new RuleReason(RankingTexts.Word("same-album-several", song.Match.AlbumPicks));
        }

        var pick = song.Context.Picks[song.Match.FirstAlbumPick];
        return new RuleReason(RankingTexts.Word("same-album", SongNames.Of(pick)), pick.Id);
    }
}
