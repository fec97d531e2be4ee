using System.Runtime.InteropServices;

namespace PredictPicks.HostAdapters.Folder.Library;

/// <summary>A folder as it was reached, and with every link on the way resolved; one object when these are the same.</summary>
/// <param name="Path">As reached.</param>
/// <param name="Real">Resolved.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct FolderPlace(string Path, string Real)
{
    /// <summary>The place of an entry.</summary>
    public FolderPlace Join(string name)
    {
        var path = System.IO.Path.Join(Path, name);
        return new FolderPlace(path, ReferenceEquals(Path, Real) ? path : System.IO.Path.Join(Real, name));
    }
}

/// <summary>A file that was found.</summary>
/// <param name="Place">Where.</param>
/// <param name="Identity">See <see cref="FileIdentity.Look"/>.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct FoundFile(FolderPlace Place, FileIdentity? Identity)
{
    /// <summary>Orders by path, ordinally.</summary>
    public static int ByPath(FoundFile left, FoundFile right) => string.CompareOrdinal(left.Place.Path, right.Place.Path);
}

/// <summary>What a folder holds, as far as it could be read.</summary>
internal sealed class FolderListing
{
    private FolderListing(string path)
    {
        Path = path;
    }

    public string Path { get; }

    public List<FolderPlace> Folders { get; } = [];

    /// <summary>In the ordinal order of paths.</summary>
    public List<FoundFile> Files { get; } = [];

    public List<string> Links { get; } = [];

    /// <summary>Entries that cannot be opened because their names are not UTF-8.</summary>
    public List<string> BrokenNames { get; } = [];

    /// <summary>Whether it could be read to its end.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>Reads a folder: sub-folders, links and wanted files. Thread-safe.</summary>
    public static FolderListing Read(FolderPlace folder, FileFilter filter)
    {
        var listing = new FolderListing(folder.Path);
        try
        {
            foreach (var entry in FolderEntries.Enumerate(folder.Path, filter))
            {
                listing.Add(entry, folder.Join(entry.Name));
            }

            listing.IsComplete = true;
        }
        catch (Exception e) when (PathNames.IsRefusal(e))
        {
            // Said by whoever walks.
        }

        listing.Files.Sort(FoundFile.ByPath);
        return listing;
    }

    private void Add(FolderEntry entry, FolderPlace place)
    {
        if (entry.HasBrokenName)
        {
            BrokenNames.Add(place.Path);
        }
        else if (entry.IsLink)
        {
            Links.Add(place.Path);
        }
        else if (entry.IsFolder)
        {
            Folders.Add(place);
        }
        else
        {
            AddFile(place);
        }
    }

    private void AddFile(FolderPlace place)
    {
        switch (FileIdentity.Look(place.Path, out var identity))
        {
            case FileKind.Link:
                Links.Add(place.Path);
                break;
            case FileKind.Regular or FileKind.Unknown:
                Files.Add(new FoundFile(place, identity));
                break;
        }
    }
}
