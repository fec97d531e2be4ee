using System.Composition;
using PredictPicks.Abstractions;

namespace PredictPicks.HostAdapters.Folder;

/// <summary>Opens folders of music as if they were a player: the songs are the files, the playlists are playlist files.</summary>
[Export(typeof(IHostPlayerProvider))]
[Shared]
internal sealed class FolderHostProvider : IHostPlayerProvider
{
    internal const string HostName = "folder";
    internal const string LibraryOption = "library";

    /// <inheritdoc/>
    public string Name => HostName;

    /// <inheritdoc/>
    public string Description => FolderTexts.Word("host-description").Text;

    /// <inheritdoc/>
    public IReadOnlyList<HostOption> Options =>
        [new(LibraryOption, "DIR", FolderTexts.Word("library-description").Text, IsRequired: true, AllowsMultiple: true)];

    /// <inheritdoc/>
    public IHostPlayer Open(HostSettings settings, IHostNotifications notifications)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(notifications);
        var folders = settings.GetAll(LibraryOption).Select(Absolute).Distinct(PathNames.Comparer).ToArray();
        return folders.Length > 0 ? new FolderHost(folders, notifications) : throw new PicksException(FolderTexts.Word("library-not-given"));
    }

    private static string Absolute(string folder) =>
        PathNames.TryGetFullPath(folder) is { } path
            ? Path.TrimEndingDirectorySeparator(path)
            : throw new PicksException(FolderTexts.Word("library-name-invalid", folder), folder);
}
