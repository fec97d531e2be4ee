using System.Text;

namespace PredictPicks.HostAdapters.Folder.Playlists;

/// <summary>
/// Finds the files that paths name, in whichever Unicode normalisation the names are stored: "é" may be one letter (NFC) or a letter and
/// an accent (NFD, as macOS
/// writes it). Remembers folders, since a playlist names each of them many times. Used by one thread.
/// </summary>
internal sealed class FileFinder
{
    /// <summary>Folders remembered before the memory starts anew.</summary>
    private const int MaxFolders = 20_000;

    private readonly Dictionary<string, string?> _folders = new(StringComparer.Ordinal);

    /// <summary>The path of the existing file, or null when there is none.</summary>
    /// <param name="path">Absolute, normalised.</param>
    public string? Find(string path) =>
        Path.GetDirectoryName(path) is { } parent && FindFolder(parent) is { } folder
            ? FindName(folder, Path.GetFileName(path), File.Exists)
            : null;

    /// <summary>The path of the existing folder, or null when there is none.</summary>
    public string? FindFolder(string path)
    {
        if (_folders.TryGetValue(path, out var known))
        {
            return known;
        }

        if (_folders.Count >= MaxFolders)
        {
            _folders.Clear();
        }

        return _folders[path] = Directory.Exists(path) ? path : FindOtherSpelling(path);
    }

    /// <summary>From the root down, since each part may be spelled in its own way.</summary>
    private static string? FindOtherSpelling(string path)
    {
        if (Ascii.IsValid(path))
        {
            return null;
        }

        var current = Path.GetPathRoot(path)!;
        foreach (var part in path[current.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            if (FindName(current, part, Directory.Exists) is not { } next)
            {
                return null;
            }

            current = next;
        }

        return current;
    }

    private static string? FindName(string folder, string name, Func<string, bool> exists)
    {
        var literal = Path.Join(folder, name);
        if (exists(literal))
        {
            return literal;
        }

        return Spellings(name).Select(spelling => Path.Join(folder, spelling)).FirstOrDefault(exists);
    }

    private static string[] Spellings(string name)
    {
        if (Ascii.IsValid(name))
        {
            return [];
        }

        try
        {
            return [name.Normalize(NormalizationForm.FormC), name.Normalize(NormalizationForm.FormD)];
        }
        catch (ArgumentException)
        {
            return []; // Not valid Unicode: it has no other form.
        }
    }
}
