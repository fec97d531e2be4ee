namespace PredictPicks.Selection.Evaluation.Splits;

/// <summary>No artist stands on both sides: neither a hidden pick nor a song that it is ranked with is by an artist of a known pick.</summary>
internal static class ArtistDisjointFolds
{
    /// <summary>
    /// Deals the picks into folds by groups of artists; two artists are of one group when a pick is by both. The largest groups go first, each to the fold with the
    /// fewest picks. A pick without an artist is a group of its own.
    /// </summary>
    /// <returns>Folds with known and hidden picks; fewer than two when the picks cannot be told apart by artist.</returns>
    public static IReadOnlyList<Fold> Make(IReadOnlyList<int> picks, SongArtists artists, IReadOnlyList<int> others, int seed)
    {
        var folds = Enumerable.Range(0, StratifiedFolds.Count).Select(_ => new HashSet<int>()).ToList();
        foreach (var group in Shuffle.Of(Groups(picks, artists), seed).OrderByDescending(group => group.Count))
        {
            folds.MinBy(fold => fold.Count)!.UnionWith(group);
        }

        return [.. folds.Select(hidden => Restrict(StratifiedFolds.Hide(hidden, picks, others), artists)).Where(fold => fold.Hidden.Count > 0 && fold.Known.Count > 0)];
    }

    /// <summary>The fold without the hidden picks and other songs whose artists are among the known picks'.</summary>
    public static Fold Restrict(Fold fold, SongArtists artists)
    {
        var known = artists.OfAll(fold.Known);
        return fold with
        {
            Hidden = [.. fold.Hidden.Where(song => !artists.IsByAny(song, known))],
            Others = [.. fold.Others.Where(song => !artists.IsByAny(song, known))],
        };
    }

    private static List<List<int>> Groups(IReadOnlyList<int> picks, SongArtists artists)
    {
        var groups = new List<(List<int> Picks, HashSet<int> Artists)>();
        foreach (var pick in picks)
        {
            var joined = (Picks: new List<int> { pick }, Artists: artists.Of(pick).ToHashSet());
            foreach (var group in groups.Where(group => artists.IsByAny(pick, group.Artists)).ToList())
            {
                joined.Picks.AddRange(group.Picks);
                joined.Artists.UnionWith(group.Artists);
                groups.Remove(group);
            }

            groups.Add(joined);
        }

        return [.. groups.Select(group => group.Picks)];
    }
}
