using PredictPicks.Abstractions;
using PredictPicks.HostAdapters.Folder.Library;

namespace PredictPicks.HostAdapters.Folder.Playlists;

/// <summary>A song as it is written.</summary>
/// <param name="Location">A relative or absolute path, or an id.</param>
/// <param name="Song">Its tags go into the title.</param>
internal readonly record struct WrittenEntry(string Location, Song Song);

/// <summary>
/// How a playlist names its songs: relative to itself when both lie in one library folder or the song lies below it, so that the whole
/// can be moved; else absolute.
/// </summary>
internal sealed class WrittenPaths
{
    private readonly string _folder;
    private readonly string? _root;

    /// <param name="playlist">Absolute.</param>
    /// <param name="libraryFolders">Absolute.</param>
    public WrittenPaths(string playlist, IReadOnlyList<string> libraryFolders)
    {
        _folder = Path.GetDirectoryName(playlist)!;
        _root = libraryFolders.FirstOrDefault(folder => PathNames.IsInside(playlist, folder) && IsPlain(folder, _folder));
    }

    /// <summary>
    /// Whether a format can hold a path at all. Lines cannot hold line breaks, and no text in UTF-8 can hold the unpaired surrogates that
    /// Windows allows in names.
    /// </summary>
    public static bool CanWrite(string path, PlaylistFormat format) =>
        HasWholeCharacters(path) && (format == PlaylistFormat.Xspf || path.AsSpan().IndexOfAny('\r', '\n') < 0);

    /// <summary>The path as written.</summary>
    public string Of(string song)
    {
        var root = PathNames.IsInside(song, _folder) ? _folder : _root;
        if (root is null || !PathNames.IsInside(song, root))
        {
            return song;
        }

        var relative = Path.GetRelativePath(_folder, song);
        if (Path.DirectorySeparatorChar != '/')
        {
            relative = relative.Replace(Path.DirectorySeparatorChar, '/'); // Understood everywhere, unlike the backslash.
        }

        return IsMistakable(relative) ? "./" + relative : relative;
    }

    /// <summary>A name that a reader could take for a comment, an URL, a drive, a mark, an id, or trim.</summary>
    private static bool IsMistakable(string relative) =>
        !(char.IsLetterOrDigit(relative[0]) || relative.StartsWith("../", StringComparison.Ordinal))
        || relative.Contains(':')
        || ListId.TryParse(relative) is not null;

    /// <summary>Whether no link lies between the two: through a link, <c>..</c> leads elsewhere.</summary>
    private static bool IsPlain(string root, string folder) =>
        RealPath.Resolve(root) is { } realRoot && RealPath.Resolve(folder) is { } realFolder
        && PathNames.Comparer.Equals(Path.GetRelativePath(root, folder), Path.GetRelativePath(realRoot, realFolder));

    private static bool HasWholeCharacters(string path)
    {
        for (var i = 0; i < path.Length; i++)
        {
            if (char.IsSurrogate(path[i]) && (i + 1 == path.Length || !char.IsSurrogatePair(path[i], path[++i])))
            {
                return false;
            }
        }

        return true;
    }
}
