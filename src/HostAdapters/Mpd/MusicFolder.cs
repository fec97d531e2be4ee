using System.Text.RegularExpressions;
using PredictPicks.Abstractions;
using PredictPicks.HostAdapters.Mpd.Protocol;

namespace PredictPicks.HostAdapters.Mpd;

/// <summary>The folder that the server's paths start from.</summary>
internal sealed partial class MusicFolder(string path)
{
    /// <summary>Its absolute path.</summary>
    public string Root { get; } = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));

    /// <summary>As the user says; else as a server on this machine says or has in its configuration.</summary>
    /// <exception cref="PicksException">It is nowhere to be found, or not there; or the server cannot be reached.</exception>
    public static async Task<MusicFolder> FindAsync(string? given, MpdClient client, Func<string, string?> variable, CancellationToken cancellationToken)
    {
        var told = await AskAsync(client, cancellationToken);
        var path = given ?? told ?? (client.Address.IsLocal ? ReadConfiguration(variable) : null);
        return path switch
        {
            null => throw new PicksException(MpdTexts.Word("music-folder-unknown", client.Address)),
            _ when Directory.Exists(path) => new MusicFolder(path),
            _ => throw new PicksException(MpdTexts.Word("music-folder-missing", path), path),
        };
    }

    /// <summary>The absolute path of a song of the server's; null for what is no file, such as a stream.</summary>
    public string? PathOf(string uri) =>
        uri.Length == 0 || uri.Contains("://", StringComparison.Ordinal) || uri.Contains('\0') ? null : Path.GetFullPath(uri, Root);

    /// <summary>The server's name for a file; null for a file outside the folder.</summary>
    public string? UriOf(string? path) => path?.StartsWith(Root + Path.DirectorySeparatorChar, StringComparison.Ordinal) is true
        ? path[(Root.Length + 1)..].Replace(Path.DirectorySeparatorChar, '/')
        : null;

    /// <summary>A server answers <c>config</c> over a local socket only.</summary>
    private static async Task<string?> AskAsync(MpdClient client, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await client.SendAsync(cancellationToken, "config");
            return answer.FirstOrDefault(pair => pair.Name == "music_directory").Value;
        }
        catch (MpdAckException refusal) when (refusal.Reason != MpdAckException.WrongPassword)
        {
            return null;
        }
    }

    private static string? ReadConfiguration(Func<string, string?> variable)
    {
        var home = variable("HOME") ?? string.Empty;
        var settings = variable("XDG_CONFIG_HOME") is { Length: > 0 } folder ? folder : Path.Combine(home, ".config");
        string[] places =
        [
            Path.Combine(settings, "mpd", "mpd.conf"), Path.Combine(home, ".mpdconf"), Path.Combine(home, ".mpd", "mpd.conf"),
            "/etc/mpd.conf", "/usr/local/etc/mpd.conf",
        ];
        return places.Select(place => ReadConfiguration(place, home)).FirstOrDefault(found => found is not null);
    }

    private static string? ReadConfiguration(string file, string home)
    {
        try
        {
            var match = File.Exists(file) ? Setting().Match(File.ReadAllText(file)) : Match.Empty;
            return !match.Success ? null : match.Groups["path"].Value is ['~', '/', .. var below] ? Path.Combine(home, below) : match.Groups["path"].Value;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    [GeneratedRegex("^\\s*music_directory\\s+\"(?<path>[^\"]+)\"", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Setting();
}
