using System.Globalization;

namespace PredictPicks.HostAdapters.Folder.Playlists;

/// <summary>PLS: <c>FileN=</c> in the order of the numbers, wherever the lines stand. Titles and lengths are not needed.</summary>
internal static class PlsParser
{
    private const string Key = "File";

    /// <summary>The entries in the order of their numbers; of equal numbers, in the order of the lines.</summary>
    public static IEnumerable<PlaylistEntry> Parse(LineReader lines)
    {
        var files = new List<(long Number, string Text)>();
        while (lines.ReadLine() is { } line)
        {
            var cut = line.IndexOf('=', StringComparison.Ordinal);
            if (cut > 0 && TryParseKey(line.AsSpan(0, cut).Trim(), out var number))
            {
                files.Add((number, line[(cut + 1)..]));
            }
        }

        return files.OrderBy(file => file.Number).Select(file => new PlaylistEntry(file.Text));
    }

    private static bool TryParseKey(ReadOnlySpan<char> key, out long number)
    {
        number = 0;
        return key.StartsWith(Key, StringComparison.OrdinalIgnoreCase)
            && long.TryParse(key[Key.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}
