using System.Text;

namespace PredictPicks.HostAdapters.Folder.Playlists;

/// <summary>
/// Turns what a playlist says into the path that it most likely means on this system. Looks at the disk only where the text can be read
/// in more than one way
/// (backslashes, percent signs, blanks at the ends, letters outside ASCII); otherwise a file that is gone costs nothing and keeps its path.
/// </summary>
internal sealed class EntryResolver
{
    private readonly string _playlistFolder;
    private readonly FileFinder _files = new();
    private readonly WindowsPaths _windowsPaths;

    /// <param name="playlistFolder">Absolute; relative entries start here.</param>
    /// <param name="libraryFolders">Absolute; paths of another system are looked for here.</param>
    public EntryResolver(string playlistFolder, IReadOnlyList<string> libraryFolders)
    {
        _playlistFolder = playlistFolder;
        _windowsPaths = new WindowsPaths(libraryFolders, _files);
    }

    /// <summary>
    /// The absolute path of an entry; of a Windows path on another system, its file in the library or the path as written. Null for what
    /// names no file, such as a URL.
    /// </summary>
    public string? Resolve(in PlaylistEntry entry)
    {
        if (string.IsNullOrWhiteSpace(entry.Text) || IsRemote(entry))
        {
            return null;
        }

        var trimmed = entry.Text.Trim();
        if (EntryUri.IsFile(trimmed))
        {
            return ResolvePath(EntryUri.ToPath(trimmed), _playlistFolder, isUri: false);
        }

        return ResolvePath(entry.Text, entry.Base is null ? _playlistFolder : BaseFolder(entry.Base), entry.IsUri);
    }

    /// <summary>Whether the entry is, or starts from, an address of something that is no file.</summary>
    public static bool IsRemote(in PlaylistEntry entry)
    {
        var text = entry.Text.Trim();
        return EntryUri.IsRemote(text) || (entry.Base is not null && !EntryUri.HasScheme(text) && EntryUri.IsRemote(entry.Base));
    }

    /// <summary>Whether the entry names a file that exists.</summary>
    public bool NamesFile(PlaylistEntry entry) => Resolve(entry) is { } path && File.Exists(path);

    private string? ResolvePath(string text, string folder, bool isUri)
    {
        var first = isUri ? EntryUri.Decode(text) : text;
        if (!OperatingSystem.IsWindows() && EntryUri.IsWindowsPath(first.Trim()))
        {
            return ResolveWindowsPath(first.Trim());
        }

        if (!IsAmbiguous(text))
        {
            return PathNames.TryGetFullPath(first, folder);
        }

        foreach (var reading in Readings(text, isUri))
        {
            if (PathNames.TryGetFullPath(reading, folder) is { } path && _files.Find(path) is { } existing)
            {
                return existing;
            }
        }

        return PathOfMissing(first.Trim(), folder);
    }

    /// <summary>Everything that the text may mean, the most literal reading first.</summary>
    private static IEnumerable<string> Readings(string text, bool isUri)
    {
        var trimmed = text.Trim();
        var decoded = EntryUri.Decode(trimmed);
        var readings = isUri ? new[] { decoded, trimmed } : [text, trimmed, decoded];
        return readings.Concat(readings.Select(SwitchSeparators)).Distinct(StringComparer.Ordinal);
    }

    /// <summary>
    /// The path of an entry whose file is gone. A backslash may be a letter of a name or Windows' separator: it is the latter when that
    /// makes a folder that exists.
    /// </summary>
    private string? PathOfMissing(string text, string folder)
    {
        var switched = PathNames.TryGetFullPath(SwitchSeparators(text), folder);
        return text.Contains('\\') && Path.GetDirectoryName(switched) is { } parent && _files.FindFolder(parent) is not null
            ? switched
            : PathNames.TryGetFullPath(text, folder);
    }

    /// <summary>A leading backslash alone may also begin a name of this system, or stand for its slash.</summary>
    private string ResolveWindowsPath(string text)
    {
        if (text[0] == '\\')
        {
            foreach (var reading in new[] { text, SwitchSeparators(text) })
            {
                if (PathNames.TryGetFullPath(reading, _playlistFolder) is { } path && _files.Find(path) is { } existing)
                {
                    return existing;
                }
            }
        }

        return _windowsPaths.FindInLibrary(text) ?? text;
    }

    private string BaseFolder(string text)
    {
        var path = EntryUri.IsFile(text) ? EntryUri.ToPath(text) : EntryUri.Decode(text);
        var folder = path[..(path.LastIndexOfAny(['/', '\\']) + 1)];
        return PathNames.TryGetFullPath(folder, _playlistFolder) ?? _playlistFolder;
    }

    private static string SwitchSeparators(string text) => OperatingSystem.IsWindows() ? text : text.Replace('\\', '/');

    private static bool IsAmbiguous(string text) =>
        text.Contains('%') || (text.Contains('\\') && !OperatingSystem.IsWindows())
        || char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]) || !Ascii.IsValid(text);
}
