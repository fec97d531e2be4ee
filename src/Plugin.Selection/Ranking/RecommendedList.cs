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

    /// <summary>Candidates that are looked at first for a list of so many songs.</summary>
    public static int LookAhead(int top) => (int)Math.Min(int.MaxValue, Math.Max(LeastAhead, (long)Ahead * top));

    /// <summary>
    /// The list, the candidates near its top that were set apart, and how many more are not in it since it has their recording already. Where these fall out, the next ones move up.
    /// </summary>
    public static (CappedList List, IReadOnlyList<int> SetApart, int Repeated) Cut(
        IReadOnlyList<int> order, OwnedRecordings owned, Func<int, SongTags> tagsOf, RankingOptions options, CancellationToken cancellationToken)
    {
        var ahead = LookAhead(options.Top);
        owned.Check(order.Take(ahead), cancellationToken);
        while (true)
        {
            var list = ArtistCap.Apply([.. order.Where(candidate => !owned.Contains(candidate) && !owned.IsRepeated(candidate))], tagsOf, new ArtistCredits(), options);
            if (list.Songs.All(owned.WasChecked))
            {
                var last = list.Songs.Count == 0 ? -1 : list.Songs[^1];
                return (list, [.. order.Where(owned.Contains)], order.TakeWhile(candidate => candidate != last).Count(owned.IsRepeated));
            }

            owned.Check([.. list.Songs, .. order.Where(candidate => !owned.WasChecked(candidate)).Take(ahead)], cancellationToken);
        }
    }
}
