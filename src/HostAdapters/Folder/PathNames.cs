namespace PredictPicks.HostAdapters.Folder;

/// <summary>Paths as text: what this system takes for the same path, and what it cannot take at all.</summary>
internal static class PathNames
{
    /// <summary>Windows and macOS ignore case in names by default; elsewhere two spellings are two files.</summary>
    public static StringComparer Comparer { get; } =
        OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;

    /// <summary>
    /// The absolute path without <c>.</c> and <c>..</c>, relative to <paramref name="folder"/> or to the current folder;
    /// null when the text cannot be a path on this system.
    /// </summary>
    public static string? TryGetFullPath(string path, string? folder = null)
    {
        if (string.IsNullOrWhiteSpace(path) || path.Contains('\0'))
        {
            return null;
        }

        try
        {
            return folder is null ? Path.GetFullPath(path) : Path.GetFullPath(path, folder);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException or PathTooLongException)
        {
            return null;
        }
    }

    /// <summary>Whether the path lies in the folder, at any depth. Both are absolute and normalised.</summary>
    public static bool IsInside(string path, string folder)
    {
        var prefix = Path.EndsInDirectorySeparator(folder) ? folder : folder + Path.DirectorySeparatorChar;
        return path.Length > prefix.Length && Comparer.Equals(path[..prefix.Length], prefix);
    }

    /// <summary>Whether the exception says that the file system refused: no permission, no such thing, a broken disk.</summary>
    public static bool IsRefusal(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or System.Security.SecurityException;
}
