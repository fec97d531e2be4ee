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
    private const int FoldersAtATime = 64;

    private readonly HashSet<string> _visitedFolders = new(PathNames.Comparer);
    private readonly HashSet<string> _realFiles = new(PathNames.Comparer);
    private readonly HashSet<FileIdentity> _identities = [];
    private readonly List<FolderPlace> _songs = [];
    private readonly WalkWarnings _warnings = new(notifications);
    private readonly ListingProgress _progress = new(progress);
    private List<List<FoundFile>> _found = [];
    private int _foundCount;
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
            WalkTree(new FolderPlace(folder, real is null || real == folder ? folder : real));
        }

        // Each real folder was read once, so nothing but links can lead to a file again.
        TakeFound(_ => true);
        if (_links.Count > 0)
        {
            _realFiles.UnionWith(_songs.Select(song => song.Real));
            FollowLinks();
            _songs.Sort((a, b) => string.CompareOrdinal(a.Path, b.Path));
        }

        _warnings.Complete();
        return _songs.ConvertAll(song => song.Path);
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

            TakeFound(_realFiles.Add);
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
            WalkTree(new FolderPlace(link, real));
            return;
        }

        var file = new FileInfo(real);
        if (file.Exists
            && FileIdentity.Look(real, out var identity) != FileKind.Other
            && (filter.ByName(Path.GetFileName(link.AsSpan())) ?? filter.ByContent(link, file.Length)))
        {
            Add([new FoundFile(new FolderPlace(link, real), identity)]);
        }
    }

    /// <summary>Level by level, some folders at a time side by side: most of the time goes into waiting for the file system.</summary>
    private void WalkTree(FolderPlace root)
    {
        var listings = new FolderListing[FoldersAtATime];
        for (List<FolderPlace> level = [root], next = []; level.Count > 0; (level, next) = (next, []))
        {
            var folders = level.FindAll(folder => _visitedFolders.Add(folder.Real));
            for (var start = 0; start < folders.Count; start += FoldersAtATime)
            {
                var count = Math.Min(FoldersAtATime, folders.Count - start);
                _progress.Report(_songs.Count + _foundCount, folders[start].Path);
                Parallel.For(0, count, new ParallelOptions { CancellationToken = cancellationToken }, i => listings[i] = FolderListing.Read(folders[start + i], filter));
                foreach (var listing in listings.AsSpan(0, count))
                {
                    Take(listing);
                    next.AddRange(listing.Folders);
                }
            }
        }
    }

    private void Take(FolderListing listing)
    {
        Add(listing.Files);
        _links.AddRange(listing.Links);
        listing.BrokenNames.ForEach(_warnings.AddBrokenName);
        if (!listing.IsComplete)
        {
            _warnings.AddFolder(listing.Path);
        }
    }

    private void Add(List<FoundFile> files)
    {
        if (files.Count > 0)
        {
            _found.Add(files);
            _foundCount += files.Count;
        }
    }

    /// <summary>Moves what was found to the result, each real file once.</summary>
    /// <param name="isNew">Whether a real path was not met before.</param>
    private void TakeFound(Predicate<string> isNew)
    {
        var found = TakeInOrder();
        _songs.EnsureCapacity(_songs.Count + found.Count);
        foreach (var (place, identity) in found)
        {
            if (isNew(place.Real) && (identity is not { } known || _identities.Add(known)))
            {
                _songs.Add(place);
            }
        }
    }

    /// <summary>
    /// What was found, in the order of paths. The files of a folder are in order already, so in the order of their first files the folders mostly follow one another:
    /// only where files lie beside folders do they interleave.
    /// </summary>
    private List<FoundFile> TakeInOrder()
    {
        var folders = _found;
        var files = new List<FoundFile>(_foundCount);
        (_found, _foundCount) = ([], 0);
        folders.Sort((left, right) => FoundFile.ByPath(left[0], right[0]));
        var isInOrder = true;
        foreach (var folder in folders)
        {
            isInOrder &= files.Count == 0 || FoundFile.ByPath(files[^1], folder[0]) < 0;
            files.AddRange(folder);
        }

        if (!isInOrder)
        {
            files.Sort(FoundFile.ByPath);
        }

        return files;
    }
}
