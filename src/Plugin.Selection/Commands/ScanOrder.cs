using PredictPicks.Abstractions;

namespace PredictPicks.Selection.Commands;

/// <summary>The order in which songs are analysed, so that a prediction over part of a library is useful early.</summary>
internal static class ScanOrder
{
    /// <summary>
    /// The listed songs first (those outside the library included), then one song a folder in turn: folders stand for albums, whose tags are not known yet.
    /// Each path once.
    /// </summary>
    public static IReadOnlyList<Song> Arrange(IReadOnlyList<Song> library, IReadOnlyList<SongReference> listed)
    {
        var byPath = library.Where(song => song.Path is not null).ToDictionary(song => song.Path!, StringComparer.Ordinal);
        var first = listed
            .Where(reference => reference.Path is not null)
            .Select(reference => byPath.GetValueOrDefault(reference.Path!) ?? Song.FromPath(reference.Path!))
            .Where(song => byPath.ContainsKey(song.Path!) || File.Exists(song.Path))
            .DistinctBy(song => song.Path, StringComparer.Ordinal)
            .ToList();
        var isFirst = first.Select(song => song.Path).ToHashSet(StringComparer.Ordinal);
        var rest = byPath.Values
            .Where(song => !isFirst.Contains(song.Path))
            .GroupBy(song => Path.GetDirectoryName(song.Path), StringComparer.Ordinal)
            .SelectMany(album => album.Select((song, turn) => (song, turn)))
            .OrderBy(entry => entry.turn)
            .Select(entry => entry.song);
        return [.. first, .. rest];
    }
}
