namespace PredictPicks.Selection.Ranking.Table;

/// <summary>Tags against the picks', beyond what the blend adds up.</summary>
internal sealed class TagFeatures : IFeatureGroup
{
    public IReadOnlyList<RankingFeature> Features { get; } =
    [
        RankingFeature.Flag("artist_match_any", "a pick is by one of the song's artists"),
        RankingFeature.Flag("album_match_any", "a pick is on the same album"),
        new("title_sim_max", RankingFeature.Cosine, 0, 1, 0, "title: largest cosine with a pick's, of TF-IDF weights of words; rare words of the library weigh more"),
        RankingFeature.Flag("has_artist", "the song names an artist"),
        RankingFeature.Flag("has_album", "the song names an album"),
        RankingFeature.Flag("has_genre", "the song names a genre"),
        RankingFeature.Flag("has_title", "the song has a title"),
    ];

    public Func<RowWriter> Prepare(FeatureContext context)
    {
        var titles = new TitleIndex([.. context.Songs.Songs.Select(song => song.Tags.Title)], context.Taste.Picks);
        return () =>
        {
            var matcher = new TagMatcher(context.Picks);
            var search = titles.CreateSearch();
            return (song, row) =>
            {
                var tags = context.Tags(song);
                var match = matcher.Match(tags, context.Own[song]);
                row[0] = match.ArtistPicks > 0 ? 1 : 0;
                row[1] = match.AlbumPicks > 0 ? 1 : 0;
                row[2] = search.Largest(song, context.Own[song]);
                row[3] = tags.Artists.Count > 0 || tags.AlbumArtist is not null ? 1 : 0;
                row[4] = tags.Album is not null ? 1 : 0;
                row[5] = tags.Genres.Count > 0 ? 1 : 0;
                row[6] = tags.Title is not null ? 1 : 0;
            };
        };
    }
}
