using System.Text;

namespace PredictPicks.Selection.Store;

/// <summary>The paths that a library lists. A path that is read from the store becomes the library's own string, so that it is not held twice. Thread-safe once made.</summary>
internal sealed class ListedPaths(IEnumerable<string> paths)
{
    /// <summary>Longer paths are decoded into memory of their own, in bytes.</summary>
    private const int UsualBytes = 1024;

    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _paths =
        paths.ToHashSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The path, or null when the library does not list it.</summary>
    public string? Find(ReadOnlySpan<byte> utf8)
    {
        // Never more characters than bytes.
        var characters = utf8.Length <= UsualBytes ? stackalloc char[utf8.Length] : new char[utf8.Length];
        return _paths.TryGetValue(characters[..Encoding.UTF8.GetChars(utf8, characters)], out var path) ? path : null;
    }
}
