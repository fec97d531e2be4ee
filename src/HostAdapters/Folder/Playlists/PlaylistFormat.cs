using PredictPicks.HostAdapters.Folder.Library;

namespace PredictPicks.HostAdapters.Folder.Playlists;

/// <summary>The forms in which a list of songs is written.</summary>
internal enum PlaylistFormat
{
    /// <summary>One path a line, comments after <c>#</c>.</summary>
    M3u,

    /// <summary>An INI section with <c>FileN=path</c>.</summary>
    Pls,

    /// <summary>XML, version 1 of the XML Shareable Playlist Format.</summary>
    Xspf,

    /// <summary>One path or song id a line, each with an optional tab and date.</summary>
    TextList,
}

/// <summary>Formats by file name and by content.</summary>
internal static class PlaylistFormats
{
    /// <summary>What is appended to the name of a new playlist that says no format.</summary>
    public const string DefaultExtension = ".m3u8";

    /// <summary>The format that the file's extension names, or null.</summary>
    public static PlaylistFormat? ByName(ReadOnlySpan<char> path) => Path.GetExtension(path) switch
    {
        var e when Is(e, ".m3u8") || Is(e, ".m3u") => PlaylistFormat.M3u,
        var e when Is(e, ".pls") => PlaylistFormat.Pls,
        var e when Is(e, ".xspf") => PlaylistFormat.Xspf,
        var e when Is(e, ".txt") => PlaylistFormat.TextList,
        _ => null,
    };

    /// <summary>Chooses files that are playlists for sure: a text may be about anything.</summary>
    public static FileFilter Filter { get; } = new(name => ByName(name) is { } format && format != PlaylistFormat.TextList, (_, _) => false);

    /// <summary>The format that the first bytes of a file of another name speak of.</summary>
    public static PlaylistFormat ByContent(ReadOnlySpan<byte> head)
    {
        var text = head.StartsWith("\uFEFF"u8) ? head["\uFEFF"u8.Length..] : head;
        text = text.TrimStart(" \t\r\n"u8);
        return text switch
        {
            _ when text.StartsWith("#EXTM3U"u8) => PlaylistFormat.M3u,
            _ when text.StartsWith("[playlist]"u8) => PlaylistFormat.Pls,
            _ when text.StartsWith("<?xml"u8) || text.StartsWith("<playlist"u8) => PlaylistFormat.Xspf,
            _ => PlaylistFormat.TextList,
        };
    }

    private static bool Is(ReadOnlySpan<char> extension, string wanted) => extension.Equals(wanted, StringComparison.OrdinalIgnoreCase);
}
