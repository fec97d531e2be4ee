namespace PredictPicks.HostAdapters.Remote;

/// <summary>Paths as a player writes them.</summary>
internal static class FilePaths
{
    /// <summary>Windows ignores case in names; elsewhere two spellings are two files.</summary>
    public static StringComparer Comparer { get; } = OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;

    /// <summary>Whether it names a file, by its spelling: absolute, and no address of a stream.</summary>
    public static bool IsFile(string path) => !path.Contains('\0') && Path.IsPathFullyQualified(path);
}
