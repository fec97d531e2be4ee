using PredictPicks.Abstractions;
using PredictPicks.HostAdapters.Contract;

namespace PredictPicks.HostAdapters.Folder.Tests.Support;

/// <summary>A folder host over a temporary library, with blocking calls.</summary>
internal sealed class TestHost : IDisposable
{
    private readonly IHostPlayer _host;

    public TestHost(params string[] moreLibraries)
    {
        _host = OpenHost(Notifications, [Library.Path, .. moreLibraries]);
    }

    public TemporaryFolder Library { get; } = new();

    public RecordingNotifications Notifications { get; } = new();

    public IEnumerable<string> Warnings => Notifications.Warnings.Select(warning => warning.Kind);

    public static IHostPlayer OpenHost(IHostNotifications notifications, params string[] libraries) =>
        new FolderHostProvider().Open(
            new HostSettings(new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["library"] = libraries }), notifications);

    /// <summary>The songs' paths below the library, with slashes.</summary>
    public IReadOnlyList<string> Songs() => [.. Paths().Select(Relative)];

    public IReadOnlyList<string> Paths() =>
        [.. _host.Library.GetAllSongsAsync(null, CancellationToken.None).GetAwaiter().GetResult().Select(song => song.Path!)];

    public IReadOnlyList<SongReference> Read(string name) => _host.Playlists.ReadAsync(name, CancellationToken.None).GetAwaiter().GetResult();

    /// <summary>Writes a playlist into the library and reads it.</summary>
    public IReadOnlyList<SongReference> ReadText(string name, string text, System.Text.Encoding? encoding = null) =>
        Read(Library.WriteText(name, text, encoding));

    /// <summary>The paths that a playlist names, below the library where they lie in it, with slashes.</summary>
    public IReadOnlyList<string?> ReadPaths(string name, string text, System.Text.Encoding? encoding = null) =>
        [.. ReadText(name, text, encoding).Select(entry => entry.Path is null ? null : Relative(entry.Path))];

    public string Replace(string name, params Song[] songs) => _host.Playlists.ReplaceAsync(name, songs, CancellationToken.None).GetAwaiter().GetResult();

    public IReadOnlyList<string> List() => _host.Playlists.ListAsync(CancellationToken.None).GetAwaiter().GetResult();

    public void Dispose()
    {
        _host.Dispose();
        Library.Dispose();
    }

    private string Relative(string path) =>
        path.StartsWith(Library.Path + Path.DirectorySeparatorChar, StringComparison.Ordinal) ? path[(Library.Path.Length + 1)..].Replace(Path.DirectorySeparatorChar, '/') : path;
}
