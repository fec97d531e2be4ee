using PredictPicks.Abstractions;

namespace PredictPicks.HostAdapters.Folder.Library;

/// <summary>
/// What a walk had to leave out, said to the user without burying them: the first few folders by name, the rest and broken names as
/// counts.
/// </summary>
internal sealed class WalkWarnings(IHostNotifications notifications)
{
    private const int NamedFolders = 10;
    private int _folders;
    private int _brokenNames;
    private string _brokenName = string.Empty;

    /// <summary>A library folder that is missing altogether.</summary>
    public void AddLibrary(string folder, string kind) => notifications.Warn(FolderTexts.Word(kind, folder));

    /// <summary>A folder that cannot be read, or not to its end.</summary>
    public void AddFolder(string folder)
    {
        if (++_folders <= NamedFolders)
        {
            notifications.Warn(FolderTexts.Word("folder-unreadable", folder));
        }
    }

    /// <summary>A file or folder that cannot be opened because its name is not UTF-8.</summary>
    public void AddBrokenName(string path)
    {
        if (++_brokenNames == 1)
        {
            _brokenName = path;
        }
    }

    /// <summary>The walk has ended: says the counts.</summary>
    public void Complete()
    {
        if (_folders > NamedFolders)
        {
            notifications.Warn(FolderTexts.Word("folders-unreadable", _folders - NamedFolders));
        }

        if (_brokenNames > 0)
        {
            notifications.Warn(FolderTexts.Word("names-not-utf8", _brokenNames, _brokenName));
        }
    }
}
