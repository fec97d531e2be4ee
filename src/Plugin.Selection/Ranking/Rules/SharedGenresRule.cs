namespace PredictPicks.Selection.Ranking.Rules;

/// <summary>Genres in common with a pick.</summary>
internal sealed class SharedGenresRule : IScoreRule
{
    /// <summary>Even the same genres weigh less than one pick of the same artist (0.0175): genre tags are coarse and often wrong, and the sound has told most of it.</summary>
    public const double Most = 0.01;

    /// <summary>Genres named in the reason; a line has no room for more.</summary>
    private const int Named = 3;

    public string Name => "shared-genres";

    public double Limit => Most;

    public double Contribution(in SongView song) => Most * song.Match.GenreOverlap;

    public RuleReason? Explain(in SongView song)
    {
        var shared = song.Tags.Genres.Shared(song.Song.Tags.Genres, song.OwnPick >= 0).Take(Named).Select(SongNames.Shorten).ToList();
        return new RuleReason(RankingTexts.Word("shared-genres", RankingTexts.List(shared), shared.Count));
    }
}
