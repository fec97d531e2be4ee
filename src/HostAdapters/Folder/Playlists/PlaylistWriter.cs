using PredictPicks.Abstractions;
using PredictPicks.HostAdapters.Folder.Library;

namespace PredictPicks.HostAdapters.Folder.Playlists;

/// <summary>Writes playlists of all formats, in UTF-8, whole or not at all.</summary>
internal sealed class PlaylistWriter(IReadOnlyList<string> libraryFolders, IHostNotifications notifications)
{
    /// <summary>Writes a playlist in the format that its name says.</summary>
    /// <returns>Its absolute path.</returns>
    /// <exception cref="PicksException">It cannot be written there.</exception>
    public string Replace(string name, IReadOnlyList<Song> songs, CancellationToken cancellationToken)
    {
        var path = TargetOf(name);
        try
        {
            var target = FollowLink(path);
            Prepare(name, target);
            var entries = EntriesOf(songs, path);
            cancellationToken.ThrowIfCancellationRequested();
            AtomicFile.Replace(target, stream => PlaylistFormatWriter.Write(stream, path, entries, cancellationToken));
            return path;
        }
        catch (UnauthorizedAccessException e)
        {
            throw new PicksException(FolderTexts.Word("playlist-no-permission", path), path, e);
        }
        catch (Exception e) when (PathNames.IsRefusal(e))
        {
            throw new PicksException(FolderTexts.Word("playlist-cannot-write", path, e.Message), path, e);
        }
    }

    private string TargetOf(string name)
    {
        var path = PathNames.TryGetFullPath(name, libraryFolders[0]);
        if (path is null || Path.EndsInDirectorySeparator(path))
        {
            throw new PicksException(FolderTexts.Word("playlist-name-invalid", name), name);
        }

        path = PlaylistFormats.ByName(path) is null ? path + PlaylistFormats.DefaultExtension : path;
        return Directory.Exists(path) ? throw new PicksException(FolderTexts.Word("playlist-is-folder", path), path) : path;
    }

    /// <summary>
    /// Where the bytes go. A link is followed within the library or its own folder only: elsewhere, a file that nobody named would be
    /// overwritten.
    /// </summary>
    private string FollowLink(string path)
    {
        if (new FileInfo(path).LinkTarget is null)
        {
            return path;
        }

        var folders = libraryFolders.Append(Path.GetDirectoryName(path)!).Select(RealPath.Resolve).OfType<string>();
        return RealPath.Resolve(path) is { } target && folders.Any(folder => PathNames.IsInside(target, folder))
            ? target
            : throw new PicksException(FolderTexts.Word("playlist-link-outside", path), path);
    }

    /// <summary>Sub-folders of the library come into being; any other folder must be there, since its name may be mistyped.</summary>
    private static void Prepare(string name, string target)
    {
        var folder = Path.GetDirectoryName(target)!;
        if (!Path.IsPathRooted(name))
        {
            Directory.CreateDirectory(folder);
        }
        else if (!Directory.Exists(folder))
        {
            throw new PicksException(FolderTexts.Word("playlist-folder-missing", folder), target);
        }

        if (File.Exists(target) && File.GetAttributes(target).HasFlag(FileAttributes.ReadOnly))
        {
            throw new PicksException(FolderTexts.Word("playlist-read-only", target), target);
        }
    }

    private List<WrittenEntry> EntriesOf(IReadOnlyList<Song> songs, string playlist)
    {
        var format = PlaylistFormats.ByName(playlist)!.Value;
        var paths = new WrittenPaths(playlist, libraryFolders);
        var entries = new List<WrittenEntry>(songs.Count);
        int unwritable = 0, withoutFile = 0;
        foreach (var song in songs)
        {
            if (song.Path is not null && WrittenPaths.CanWrite(song.Path, format))
            {
                entries.Add(new WrittenEntry(paths.Of(song.Path), song));
            }
            else if (song.Path is null && song.Id is { } id && format == PlaylistFormat.TextList)
            {
                entries.Add(new WrittenEntry(id.Value, song));
            }
            else
            {
                unwritable += song.Path is null ? 0 : 1;
                withoutFile += song.Path is null ? 1 : 0;
            }
        }

        Warn("songs-unwritable", unwritable, playlist);
        Warn("songs-without-file", withoutFile, playlist);
        return entries;
    }

    private void Warn(string kind, int count, string playlist)
    {
        if (count > 0)
        {
            notifications.Warn(FolderTexts.Word(kind, count, playlist));
        }
    }
}
