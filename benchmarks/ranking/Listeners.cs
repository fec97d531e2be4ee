namespace PredictPicks.RankingSuite;

/// <summary>A simulated listener.</summary>
/// <param name="Picks">What the ranker knows, ascending.</param>
/// <param name="Hidden">Further songs of the same taste, to be found among all others.</param>
/// <param name="LeftOut">Songs that are not ranked; empty but where picks and hidden songs must not share a maker: then no other song shares one with the picks either.</param>
internal sealed record Listener(IReadOnlyList<int> Picks, IReadOnlyList<int> Hidden, IReadOnlyList<int> LeftOut);

/// <summary>Draws listeners whose tastes are named by tags and packages.</summary>
/// <param name="library">The songs.</param>
internal sealed class Listeners(Library library)
{
    /// <summary>A maker of fewer songs is no taste.</summary>
    private const int LeastSongs = 4;

    /// <summary>Likes 2 to 5 artists or albums (more where these have too few songs), of each about the same number of songs.</summary>
    public Listener? ByMakers(int picks, Random random)
    {
        var centres = random.Next(2, 6);
        var most = Math.Max(LeastSongs, ((2 * picks) + centres - 1) / centres);
        var makers = Groups(library.Makers).Where(songs => songs.Count >= LeastSongs).ToList();
        var liked = new List<int>();
        foreach (var songs in Shuffled(makers, random))
        {
            if (liked.Count >= 2 * picks)
            {
                break;
            }

            liked.AddRange(Shuffled(songs, random).Take(most));
        }

        liked = Shuffled(liked, random);
        return liked.Count < 2 * picks ? null : new Listener([.. liked.Take(picks).Order()], [.. liked.Skip(picks).Take(picks).Order()], []);
    }

    /// <summary>Likes one or two styles as a whole.</summary>
    public Listener? ByStyles(int picks, Random random)
    {
        var liked = Shuffled(Styles(random).SelectMany(style => style).ToList(), random);
        return liked.Count < 2 * picks ? null : new Listener([.. liked.Take(picks).Order()], [.. liked.Skip(picks).Take(picks).Order()], []);
    }

    /// <summary>Likes one or two styles; picks and hidden songs come from different packages and artists.</summary>
    public Listener? ByStylesOfOtherMakers(int picks, Random random)
    {
        var (known, hidden) = (new List<int>(), new List<int>());
        foreach (var style in Styles(random))
        {
            var packages = Shuffled([.. Groups(library.Packages).Where(songs => style.Contains(songs[0]))], random);
            foreach (var package in packages)
            {
                (known.Count <= hidden.Count ? known : hidden).AddRange(package);
            }
        }

        var makers = known.Select(song => library.Makers[song]).Concat(known.Select(song => library.Packages[song])).ToHashSet(StringComparer.Ordinal);
        var leftOut = Enumerable.Range(0, library.Songs.Count).Where(song => makers.Contains(library.Makers[song]) || makers.Contains(library.Packages[song])).ToList();
        known = [.. Shuffled(known, random).Take(picks)];
        hidden = [.. Shuffled([.. hidden.Except(leftOut)], random).Take(picks)];
        return known.Count < picks || hidden.Count < picks / 2 ? null : new Listener([.. known.Order()], [.. hidden.Order()], leftOut);
    }

    private IEnumerable<List<int>> Styles(Random random) =>
        Shuffled([.. Groups(library.Styles).Where(songs => library.Styles[songs[0]].Length > 0)], random).Take(random.Next(1, 3));

    private static IEnumerable<List<int>> Groups(IReadOnlyList<string> names) =>
        Enumerable.Range(0, names.Count).GroupBy(song => names[song], StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => group.ToList());

    private static List<T> Shuffled<T>(List<T> items, Random random)
    {
        var shuffled = items.ToArray();
        random.Shuffle(shuffled);
        return [.. shuffled];
    }
}
