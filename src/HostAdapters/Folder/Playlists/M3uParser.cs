using PredictPicks.HostAdapters.Folder.Library;

namespace PredictPicks.HostAdapters.Folder.Playlists;

/// <summary>
/// M3U, with or without the <c>#EXT…</c> directives, none of which says anything about where a song is. The format has no standard; this
/// is what players write.
/// </summary>
internal static class M3uParser
{
    /// <summary>The entries in order.</summary>
    /// <param name="lines">The list.</param>
    /// <param name="namesFile">Whether a text names a file that exists.</param>
    public static IEnumerable<PlaylistEntry> Parse(LineReader lines, Func<string, bool> namesFile)
    {
        while (lines.ReadLine() is { } line)
        {
            if (!IsComment(line, namesFile))
            {
                yield return new PlaylistEntry(line);
            }
        }
    }

    /// <summary>Whether a line is no entry. "#1 Hit.mp3" is one, though it looks like a comment, if there is such a file.</summary>
    public static bool IsComment(string line, Func<string, bool> namesFile) =>
        string.IsNullOrWhiteSpace(line) || (line[0] == '#' && !(AudioFiles.HasAudioExtension(line) && namesFile(line)));
}
