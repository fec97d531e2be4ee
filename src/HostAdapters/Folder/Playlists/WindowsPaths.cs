namespace PredictPicks.HostAdapters.Folder.Playlists;

/// <summary>
/// Finds files of a Windows path on another system, for people who took their playlists along: <c>D:\Music\Artist\Album\Song.mp3</c> is
/// <c>Artist/Album/Song.mp3</c> in the library, if that exists.
/// </summary>
internal sealed class WindowsPaths(IReadOnlyList<string> libraryFolders, FileFinder files)
{
    /// <summary>Deeper paths are nobody's music.</summary>
    private const int MaxParts = 64;

    /// <summary>Folders remembered before the memory starts anew.</summary>
    private const int MaxFolders = 20_000;

    private static readonly char[] Separators = ['\\', '/'];

    private readonly Dictionary<string, string[]> _folders = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// The library file with the longest common end: what follows a folder named as the library folder is, or at least a folder and a
    /// file name
    /// (a file name alone, such as <c>01.mp3</c>, says too little). Null when there is none.
    /// </summary>
    public string? FindInLibrary(string windowsPath)
    {
        var cut = windowsPath.LastIndexOfAny(Separators);
        var name = windowsPath[(cut + 1)..];
        return FindFolders(windowsPath[..cut]).Select(folder => files.Find(Path.Join(folder, name))).FirstOrDefault(file => file is not null);
    }

    /// <summary>The library's folders that a Windows folder may have become, the most likely first.</summary>
    private string[] FindFolders(string windowsFolder)
    {
        if (_folders.TryGetValue(windowsFolder, out var known))
        {
            return known;
        }

        if (_folders.Count >= MaxFolders)
        {
            _folders.Clear();
        }

        var parts = windowsFolder.Split(Separators, StringSplitOptions.RemoveEmptyEntries);
        return _folders[windowsFolder] = parts.Length > MaxParts || parts.Contains("..") ? [] : [.. Candidates(parts)];
    }

    private IEnumerable<string> Candidates(string[] parts)
    {
        for (var start = 0; start <= parts.Length; start++)
        {
            var rest = string.Join(Path.DirectorySeparatorChar, parts[start..]);
            foreach (var library in libraryFolders)
            {
                var follows = start > 0 && string.Equals(parts[start - 1], Path.GetFileName(library), StringComparison.OrdinalIgnoreCase);
                if ((follows || start < parts.Length) && files.FindFolder(Path.TrimEndingDirectorySeparator(Path.Join(library, rest))) is { } found)
                {
                    yield return found;
                }
            }
        }
    }
}
