using PredictPicks.Abstractions;

namespace PredictPicks.HostAdapters.Folder.Library;

/// <summary>
/// Finds the files of a kind in folders, recursively, each real file once, and says what it had to leave out.
/// A file that can be reached by several paths (symbolic links, overlapping folders, hard links on Linux) is listed under its own path
/// rather than a link's,
/// and among equals under the ordinally first one, so that the answer does not depend on the order in which the file system lists names.
/// </summary>
/// <param name="filter">Chooses the files.</param>
/// <param name="notifications">Gets the warnings.</param>
/// <param name="progress">Gets the number of files found, a few times a second.</param>
/// <param name="cancellationToken">Stops it.</param>
internal sealed class LibraryWalker(
    FileFilter filter,
    IHostNotifications notifications,
    IProgress<JobProgress>? progress,
    CancellationToken cancellationToken)
{
    private readonly HashSet<string> _visitedFolders = new(PathNames.Comparer);
    private readonly HashSet<string> _realFiles = new(PathNames.Comparer);
    private readonly HashSet<FileIdentity> _identities = [];
    private readonly List<string> _songs = [];
    private readonly WalkWarnings _warnings = new(notifications);
    private readonly ListingProgress _progress = new(progress);
    private List<Found> _found = [];
    private List<string> _links = [];

    /// <summary>The wanted files' absolute paths, in ordinal order.</summary>
    /// <exception cref="PicksException">None of the folders can be read.</exception>
    public List<string> Walk(IReadOnlyList<string> folders)
    {
        var readable = folders.Where(CanRead).ToList();
        if (readable.Count == 0)
        {
            throw new PicksException(FolderTexts.Word("library-none-readable", string.Join(", ", folders)), folders[0]);
        }

        foreach (var folder in readable)
        {
            var real = RealPath.Resolve(folder);
            WalkTree(folder, real is null || real == folder ? folder : real);
        }

        TakeFound();
        if (_links.Count > 0)
        {
            FollowLinks();
            _songs.Sort(StringComparer.Ordinal);
        }

        _warnings.Complete();
        return _songs;
    }

    private bool CanRead(string folder)
    {
        if (!Directory.Exists(folder))
        {
            _warnings.AddLibrary(folder, File.Exists(folder) ? "library-is-file" : "library-missing");
            return false;
        }

        try
        {
            using var entries = Directory.EnumerateFileSystemEntries(folder).GetEnumerator();
            entries.MoveNext();
            return true;
        }
        catch (Exception e) when (PathNames.IsRefusal(e))
        {
            _warnings.AddLibrary(folder, "library-unreadable");
            return false;
        }
    }

    /// <summary>Links are followed last, so that what lies in the library itself keeps its own path.</summary>
    private void FollowLinks()
    {
        while (_links.Count > 0)
        {
            var links = _links;
            _links = [];
            links.Sort(StringComparer.Ordinal);
            foreach (var link in links)
            {
                cancellationToken.ThrowIfCancellationRequested();
                Follow(link);
            }

            TakeFound();
        }
    }

    private void Follow(string link)
    {
        if (RealPath.Resolve(link) is not { } real)
        {
            return; // It leads nowhere, or in a circle.
        }

        if (Directory.Exists(real))
        {
            WalkTree(link, real);
            return;
        }

        var file = new FileInfo(real);
        if (file.Exists
            && FileIdentity.Look(real, out var identity) != FileKind.Other
            && (filter.ByName(Path.GetFileName(link.AsSpan())) ?? filter.ByContent(link, file.Length)))
        {
            _found.Add(new Found(link, real, identity));
        }
    }

    private void WalkTree(string folder, string realFolder)
    {
        var pending = new Stack<(string Path, string Real)>();
        pending.Push((folder, realFolder));
        while (pending.TryPop(out var next))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!_visitedFolders.Add(next.Real))
            {
                continue;
            }

            _progress.Report(_songs.Count + _found.Count, next.Path);
            foreach (var entry in ReadFolder(next.Path))
            {
                Take(entry, next, pending);
            }
        }
    }

    private void Take(FolderEntry entry, (string Path, string Real) folder, Stack<(string Path, string Real)> pending)
    {
        var path = Path.Join(folder.Path, entry.Name);
        if (entry.IsLink)
        {
            _links.Add(path);
        }
        else if (entry.IsFolder)
        {
            pending.Push((path, ReferenceEquals(folder.Path, folder.Real) ? path : Path.Join(folder.Real, entry.Name)));
        }
        else
        {
            TakeFile(path, ReferenceEquals(folder.Path, folder.Real) ? path : Path.Join(folder.Real, entry.Name));
        }
    }

    private void TakeFile(string path, string real)
    {
        switch (FileIdentity.Look(path, out var identity))
        {
            case FileKind.Link:
                _links.Add(path);
                break;
            case FileKind.Regular or FileKind.Unknown:
                _found.Add(new Found(path, real, identity));
                break;
        }
    }

    /// <summary>A folder's sub-folders, links and wanted files; what could be read until an error.</summary>
    private List<FolderEntry> ReadFolder(string folder)
    {
        var entries = new List<FolderEntry>();
        try
        {
            foreach (var entry in FolderEntries.Enumerate(folder, filter))
            {
                if (entry.HasBrokenName)
                {
                    _warnings.AddBrokenName(Path.Join(folder, entry.Name));
                }
                else
                {
                    entries.Add(entry);
                }
            }
        }
        catch (Exception e) when (PathNames.IsRefusal(e))
        {
            _warnings.AddFolder(folder);
        }

        return entries;
    }

    /// <summary>Moves what was found to the result, each real file once.</summary>
    private void TakeFound()
    {
        var found = _found;
        _found = [];
        found.Sort((a, b) => string.CompareOrdinal(a.Path, b.Path));
        foreach (var (path, real, identity) in found)
        {
            var isNew = _realFiles.Add(real);
            if (isNew && (identity is not { } known || _identities.Add(known)))
            {
                _songs.Add(path);
            }
        }
    }

    private readonly record struct Found(string Path, string Real, FileIdentity? Identity);
}
