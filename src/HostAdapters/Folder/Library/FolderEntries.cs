using System.IO.Enumeration;

namespace PredictPicks.HostAdapters.Folder.Library;

/// <summary>An entry of a folder, as far as a walk needs it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsFolder">A real folder.</param>
/// <param name="IsLink">A symbolic link or junction to a folder; also one to a file, where <see cref="FileIdentity"/> does not tell.</param>
/// <param name="HasBrokenName">On Linux: the name is not UTF-8, so that .NET shows it with U+FFFD and cannot open it.</param>
internal readonly record struct FolderEntry(string Name, bool IsFolder, bool IsLink, bool HasBrokenName);

/// <summary>
/// Reads a folder with what the file system tells in passing, without asking again for each entry where that can be helped.
/// </summary>
internal static class FolderEntries
{
    private const char Replacement = '\uFFFD';

    private static readonly EnumerationOptions Everything = new()
    {
        AttributesToSkip = default,
        IgnoreInaccessible = false,
        RecurseSubdirectories = false,
        ReturnSpecialDirectories = false,
    };

    /// <summary>Sub-folders, links and wanted files of a folder, in the file system's order. System folders are left out.</summary>
    public static IEnumerable<FolderEntry> Enumerate(string folder, FileFilter filter) =>
        new FileSystemEnumerable<FolderEntry>(folder, ToEntry, Everything)
        {
            ShouldIncludePredicate = (ref entry) => entry.IsDirectory
                ? !SystemFolders.IsSystem(entry.FileName)
                : filter.ByName(entry.FileName) ?? (IsLink(ref entry) || HasBrokenName(ref entry) || filter.ByContent(entry.ToFullPath(), entry.Length)),
        };

    private static FolderEntry ToEntry(ref FileSystemEntry entry)
    {
        var isLink = (entry.IsDirectory || !FileIdentity.IsAvailable) && IsLink(ref entry);
        return new FolderEntry(entry.FileName.ToString(), entry.IsDirectory && !isLink, isLink, HasBrokenName(ref entry));
    }

    /// <summary>On Linux this costs two calls of the system, so it is not asked of every file.</summary>
    private static bool IsLink(ref FileSystemEntry entry) => entry.Attributes.HasFlag(FileAttributes.ReparsePoint);

    private static bool HasBrokenName(ref FileSystemEntry entry) =>
        !OperatingSystem.IsWindows() && entry.FileName.Contains(Replacement) && !Path.Exists(entry.ToFullPath());
}
