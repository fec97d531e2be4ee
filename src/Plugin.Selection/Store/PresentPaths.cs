using PredictPicks.Abstractions;

namespace PredictPicks.Selection.Store;

/// <summary>Which of a song's files are there.</summary>
internal static class PresentPaths
{
    /// <summary>A path of each song at which there is a file now; songs whose files are all gone are left out.</summary>
    public static IReadOnlyDictionary<SongId, string> Find(FeatureStore store, IReadOnlyCollection<SongId> songs)
    {
        var present = new Dictionary<SongId, string>(songs.Count);
        foreach (var (song, paths) in store.FindPaths(songs))
        {
            if (paths.FirstOrDefault(File.Exists) is { } path)
            {
                present.Add(song, path);
            }
        }

        return present;
    }
}
