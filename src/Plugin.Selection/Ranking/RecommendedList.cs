using PredictPicks.Abstractions;

namespace PredictPicks.Selection.Ranking;

/// <summary>Cuts the list that a user sees from a ranking: without the recordings that are picks already, and with each artist capped.</summary>
internal static class RecommendedList
{
    /// <summary>
    /// Candidates compared with the picks at a time, as a multiple of the list's length: enough for what the cap on artists skips and for picks' other files,
    /// which come first in a ranking by similarity.
    /// </summary>
    private const int Ahead = 3;

    /// <summary>So many at least, as a short list is no reason to ask the store time and again.</summary>
    private const int LeastAhead = 100;

    /// <summary>The list, and the candidates near its top that were set apart. Where these fall out, the next ones move up.</summary>
    public static (CappedList List, IReadOnlyList<int> SetApart) Cut(
        IReadOnlyList<int> order, OwnedRecordings owned, Func<int, SongTags> tagsOf, RankingOptions options, CancellationToken cancellationToken)
    {
        var ahead = (int)Math.Min(order.Count, Math.Max(LeastAhead, (long)Ahead * options.Top));
        owned.Check(order.Take(ahead), cancellationToken);
        while (true)
        {
            var list = ArtistCap.Apply([.. order.Where(candidate => !owned.Contains(candidate))], tagsOf, new ArtistCredits(), options);
            if (list.Songs.All(owned.WasChecked))
            {
                return (list, [.. order.Where(owned.Contains)]);
            }

            owned.Check([.. list.Songs, .. order.Where(candidate => !owned.WasChecked(candidate)).Take(ahead)], cancellationToken);
        }
    }
}
