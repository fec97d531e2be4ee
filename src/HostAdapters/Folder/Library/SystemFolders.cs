using System.Collections.Frozen;

namespace PredictPicks.HostAdapters.Folder.Library;

/// <summary>
/// Folders that hold no music of the user's: waste baskets, indexes and caches of systems and servers. Folders whose name merely begins
/// with a dot may be an artist's.
/// </summary>
internal static class SystemFolders
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Names = new[]
    {
        "$RECYCLE.BIN", "RECYCLER", "System Volume Information", "lost+found",
        ".Trashes", ".Spotlight-V100", ".fseventsd", ".DocumentRevisions-V100", ".TemporaryItems", ".AppleDouble", "__MACOSX",
        ".git", ".svn", ".hg", ".cache", ".thumbnails",
        "@eaDir", "#recycle", "#snapshot", ".snapshots", ".stversions", ".sync",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool IsSystem(ReadOnlySpan<char> name) =>
        Names.Contains(name) || name is ".Trash" || name.StartsWith(".Trash-", StringComparison.Ordinal);
}
