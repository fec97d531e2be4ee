namespace PredictPicks.HostAdapters.Folder.Playlists;

/// <summary>An entry as it is written in a playlist.</summary>
/// <param name="Text">A path, a URL or a song id.</param>
/// <param name="IsUri">The format says that it is a URI reference, percent-encoded.</param>
/// <param name="Date">The text after the tab, or null.</param>
/// <param name="Base">What a relative entry starts from, when the list says so (<c>xml:base</c>); null: the playlist's folder.</param>
internal readonly record struct PlaylistEntry(string Text, bool IsUri = false, string? Date = null, string? Base = null);
