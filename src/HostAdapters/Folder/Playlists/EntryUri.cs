using System.Text.RegularExpressions;

namespace PredictPicks.HostAdapters.Folder.Playlists;

/// <summary>URLs and foreign paths in playlists.</summary>
internal static partial class EntryUri
{
    private const string FileScheme = "file:";

    /// <summary>Whether the text is an address of something that is no file: <c>http://…</c>, <c>cdda://…</c>.</summary>
    public static bool IsRemote(string text) => HasScheme(text) && !IsFile(text);

    /// <summary>
    /// Whether the text begins with a scheme and two slashes, or is a <c>file:</c> URL. One letter before a colon is a drive.
    /// </summary>
    public static bool HasScheme(string text) => IsFile(text) || Scheme().IsMatch(text);

    /// <summary>A <c>file:/…</c> URL of any number of slashes.</summary>
    public static bool IsFile(string text) => text.StartsWith(FileScheme + "/", StringComparison.OrdinalIgnoreCase);

    /// <summary>An absolute path of Windows: a drive and a slash, or a leading backslash (a server, or the current drive's root).</summary>
    public static bool IsWindowsPath(string text) =>
        text.StartsWith('\\') || (text.Length >= 3 && char.IsAsciiLetter(text[0]) && text[1] == ':' && text[2] is '\\' or '/');

    /// <summary>
    /// The path that a <c>file:</c> URL names, percent-decoded: <c>/a b</c>, <c>C:\a</c>, <c>\\server\share\a</c>. <c>#</c> and <c>?</c>
    /// are taken for parts
    /// of the name, since many programs do not encode them and no file has a fragment or a query.
    /// </summary>
    public static string ToPath(string url)
    {
        var rest = url[FileScheme.Length..];
        if (!rest.StartsWith("//", StringComparison.Ordinal))
        {
            return Local(rest);
        }

        var slash = rest.IndexOf('/', 2);
        var server = slash < 0 ? rest[2..] : rest[2..slash];
        var path = slash < 0 ? "/" : rest[slash..];
        return server switch
        {
            "" => Local(path),
            _ when server.Equals("localhost", StringComparison.OrdinalIgnoreCase) => Local(path),
            [_, ':'] => Local("/" + server + path), // file://C:/…, which is wrong and common
            _ => @"\\" + server + Decode(path).Replace('/', '\\'),
        };
    }

    /// <summary>The URI reference of a path: a <c>file:</c> URL of an absolute one, else relative, each part percent-encoded.</summary>
    public static string FromPath(string path)
    {
        if (IsWindowsPath(path))
        {
            var parts = path.Split('\\', '/');
            var start = path.StartsWith(@"\\", StringComparison.Ordinal) ? "file://" + parts[2] : "file:///" + parts[0];
            return string.Join('/', parts.Skip(path.StartsWith('\\') ? 3 : 1).Select(Uri.EscapeDataString).Prepend(start));
        }

        var encoded = string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
        return path.StartsWith('/') ? "file://" + encoded : encoded;
    }

    /// <summary>Decodes %XX as UTF-8; what is no valid escape stays as it is.</summary>
    public static string Decode(string text) => text.Contains('%') ? Uri.UnescapeDataString(text) : text;

    private static string Local(string path)
    {
        var decoded = Decode(path);
        var rest = decoded.TrimStart('/');
        return rest.Length >= 2 && char.IsAsciiLetter(rest[0]) && rest[1] == ':'
            ? rest.Replace('/', '\\')
            : "/" + rest;
    }

    [GeneratedRegex("^[a-z][a-z0-9+.-]+://", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Scheme();
}
