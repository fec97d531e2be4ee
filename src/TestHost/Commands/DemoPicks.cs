using PredictPicks.Abstractions;

namespace PredictPicks.TestHost.Commands;

/// <summary>Picks for a demonstration: half of the songs of one artist, album or folder, so that one can see whether the other half is found again.</summary>
/// <param name="Kind"><c>artist</c>, <c>album</c> or <c>folder</c>.</param>
/// <param name="Name">Of it.</param>
/// <param name="GroupSize">Its songs, those that were not chosen included.</param>
/// <param name="Songs">The chosen ones, by path.</param>
internal sealed record DemoPicks(string Kind, string Name, int GroupSize, IReadOnlyList<StoredSong> Songs)
{
    private const int Fewest = 3;
    private const int Most = 20;

    /// <summary>Of all songs: few enough to leave something to recommend, many enough to show a taste.</summary>
    private const double IdealShare = 0.2;

    /// <summary>Chooses the group whose half comes closest to a fifth of all songs, and every second song of it. The same songs give the same choice.</summary>
    /// <returns>Null when no group has enough songs.</returns>
    public static DemoPicks? Choose(IReadOnlyCollection<StoredSong> songs)
    {
        var ideal = Math.Clamp(songs.Count * IdealShare, Fewest, Most);
        return Groups(songs)
            .Select(group => new DemoPicks(group.Kind, group.Name, group.Songs.Count, EverySecond(group.Songs)))
            .Where(picks => picks.Songs.Count >= Fewest && picks.Songs.Count < songs.Count)
            .OrderBy(picks => Math.Abs(picks.Songs.Count - ideal))
            .ThenBy(picks => picks.Kind, StringComparer.Ordinal)
            .ThenBy(picks => picks.Name, StringComparer.Ordinal)
            .FirstOrDefault();
    }

    private static IEnumerable<(string Kind, string Name, IReadOnlyList<StoredSong> Songs)> Groups(IReadOnlyCollection<StoredSong> songs) =>
    [
        .. By("artist", songs, song => song.Tags.MainArtist),
        .. By("album", songs, song => song.Tags.Album),
        .. By("folder", songs, song => Path.GetDirectoryName(song.Paths[0])),
    ];

    private static IEnumerable<(string Kind, string Name, IReadOnlyList<StoredSong> Songs)> By(
        string kind,
        IEnumerable<StoredSong> songs,
        Func<StoredSong, string?> nameOf)
    {
        return songs
            .Where(song => !string.IsNullOrEmpty(nameOf(song)))
            .GroupBy(song => nameOf(song)!, StringComparer.Ordinal)
            .Select(group => (kind, group.Key, (IReadOnlyList<StoredSong>)[.. group.OrderBy(song => song.Paths[0], StringComparer.Ordinal)]));
    }

    private static StoredSong[] EverySecond(IReadOnlyList<StoredSong> songs) => [.. songs.Where((_, index) => index % 2 == 0).Take(Most)];
}
