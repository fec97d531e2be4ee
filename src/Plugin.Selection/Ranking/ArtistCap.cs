using PredictPicks.Abstractions;

namespace PredictPicks.Selection.Ranking;

/// <summary>Keeps one artist from filling the list.</summary>
internal static class ArtistCap
{
    /// <summary>Ranks within which an artist's songs are counted; what comes later is free.</summary>
    public const int CappedRanks = 100;

    /// <summary>
    /// The first songs of a ranking, at most <see cref="RankingOptions.MaxPerArtist"/> of one artist within the first <see cref="CappedRanks"/> ranks.
    /// A song by several artists counts for each; songs without an artist are not capped. Songs over the cap follow behind these ranks, in their order.
    /// When the others do not fill these ranks, the list ends there.
    /// </summary>
    /// <param name="ranking">Songs, best first.</param>
    /// <param name="tagsOf">A song's tags.</param>
    /// <param name="credits">Who they are by.</param>
    /// <param name="options">How long the list is, and the cap.</param>
    public static CappedList Apply(IReadOnlyList<int> ranking, Func<int, SongTags> tagsOf, ArtistCredits credits, RankingOptions options)
    {
        if (options.MaxPerArtist == 0)
        {
            return new CappedList([.. ranking.Take(options.Top)], 0);
        }

        var listed = new List<int>();
        var held = new List<int>();
        var counts = new Dictionary<int, int>();
        var artists = new List<int>();
        var next = 0;
        for (; next < ranking.Count && listed.Count < Math.Min(options.Top, CappedRanks); next++)
        {
            credits.Artists(tagsOf(ranking[next]), artists);
            if (artists.Exists(artist => counts.GetValueOrDefault(artist) >= options.MaxPerArtist))
            {
                held.Add(ranking[next]);
                continue;
            }

            listed.Add(ranking[next]);
            artists.ForEach(artist => counts[artist] = counts.GetValueOrDefault(artist) + 1);
        }

        if (listed.Count < Math.Min(options.Top, CappedRanks))
        {
            return new CappedList(listed, held.Count);
        }

        listed.AddRange(held.Concat(ranking.Skip(next)).Take(options.Top - listed.Count));
        return new CappedList(listed, 0);
    }
}

/// <summary>A list with its artists capped.</summary>
/// <param name="Songs">Best first.</param>
/// <param name="LeftOut">Songs over the cap that found no place, since the list ended before rank 100.</param>
internal sealed record CappedList(IReadOnlyList<int> Songs, int LeftOut);
