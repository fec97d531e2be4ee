namespace PredictPicks.HostAdapters.Folder.Playlists;

/// <summary>A plain list: one path or song id a line, with an optional tab and date after it. Comments are as in M3U.</summary>
internal static class TextListParser
{
    /// <summary>The entries in order. A tab belongs to the path when what follows is no date and the whole line names a file.</summary>
    /// <param name="lines">The list.</param>
    /// <param name="namesFile">Whether a text names a file that exists.</param>
    public static IEnumerable<PlaylistEntry> Parse(LineReader lines, Func<string, bool> namesFile)
    {
        while (lines.ReadLine() is { } line)
        {
            if (!M3uParser.IsComment(line, namesFile))
            {
                yield return Split(line, namesFile);
            }
        }
    }

    private static PlaylistEntry Split(string line, Func<string, bool> namesFile)
    {
        var tab = line.LastIndexOf('\t');
        if (tab < 0)
        {
            return new PlaylistEntry(line);
        }

        var date = line[(tab + 1)..].Trim();
        return date.Length > 0 && !ListDate.TryParse(date, out _) && namesFile(line)
            ? new PlaylistEntry(line)
            : new PlaylistEntry(line[..tab], Date: date.Length > 0 ? date : null);
    }
}
