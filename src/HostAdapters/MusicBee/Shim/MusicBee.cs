using System.Globalization;
using System.Windows.Forms;

namespace MusicBeePlugin;

/// <summary>The player's library, playlists and status bar. MusicBee does not promise that its functions may be called side by side, so one lock guards all.</summary>
internal sealed class MusicBee(MusicBeeApi api)
{
    private const string Product = "PredictPicks";
    private const string Host = "musicbee";

    /// <summary>MusicBee gives ratings in stars, or in hundredths, by version and settings; who has 5 or less gives stars.</summary>
    private const double MostStars = 5;

    private readonly object _lock = new();

    /// <summary>An own folder only in a portable edition: there everything lies beside the player. Null: the worker's usual place.</summary>
    public string? DataFolder { get; } = FindDataFolder(api.GetStoragePath());

    /// <summary>Where the worker keeps what it analysed.</summary>
    public string StoreFolder => DataFolder ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), Product, Host);

    public string SettingsFile => Path.Combine(StoreFolder, "settings.ini");

    /// <summary>All files of the library, or those that are selected in the main panel. Streams have addresses instead of paths.</summary>
    public string[] Files(bool selected)
    {
        lock (_lock)
        {
            return api.QueryFiles(selected ? "domain=SelectedFiles" : "domain=Library", out var files) && files is not null ? files : [];
        }
    }

    /// <summary>0 to 5 stars; null where the user gave none.</summary>
    public double? Rating(string file)
    {
        string? text;
        lock (_lock)
        {
            text = api.GetFileTag(file, MetaDataType.Rating);
        }

        var isNumber = double.TryParse(text, NumberStyles.Float, CultureInfo.CurrentCulture, out var rating)
            || double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out rating);
        return isNumber && rating >= 0 ? rating <= MostStars ? rating : Math.Min(MostStars, rating / 20) : null;
    }

    public IReadOnlyList<Playlist> Playlists()
    {
        var playlists = new List<Playlist>();
        lock (_lock)
        {
            if (api.QueryPlaylists())
            {
                while (api.NextPlaylist() is { Length: > 0 } address)
                {
                    playlists.Add(new Playlist(address, api.GetPlaylistName(address), api.GetPlaylistType(address) == PlaylistFormat.Auto));
                }
            }
        }

        return playlists;
    }

    public Playlist? FindPlaylist(string name) => Playlists().FirstOrDefault(list => string.Equals(list.Name, name, StringComparison.CurrentCultureIgnoreCase));

    public string[] Read(Playlist playlist)
    {
        lock (_lock)
        {
            return api.QueryPlaylistFiles(playlist.Address, out var files) && files is not null ? files : [];
        }
    }

    /// <summary>Replaces a playlist's files, or makes the playlist. On the thread of the user interface, since that shows it.</summary>
    /// <returns>Whether MusicBee did.</returns>
    public bool Write(string name, Playlist? existing, string[] files) => OnUserInterface(() =>
    {
        lock (_lock)
        {
            return existing is null
                ? !string.IsNullOrEmpty(api.CreatePlaylist(string.Empty, name, files))
                : api.SetPlaylistFiles(existing.Address, files);
        }
    });

    public void ShowStatus(string text)
    {
        lock (_lock)
        {
            api.SetBackgroundTaskMessage(text);
        }
    }

    /// <summary>Runs a task beside the user interface; MusicBee shows that something is at work.</summary>
    public void RunInBackground(Action task) => api.CreateBackgroundTask(new ThreadStart(task), null);

    public void Trace(string text)
    {
        lock (_lock)
        {
            api.Trace(text);
        }
    }

    private T OnUserInterface<T>(Func<T> work) =>
        Control.FromHandle(api.GetWindowHandle()) is { IsDisposed: false } window ? (T)window.Invoke(work) : work();

    private static string? FindDataFolder(string storage)
    {
        var program = AppDomain.CurrentDomain.BaseDirectory;
        return storage.StartsWith(program, StringComparison.OrdinalIgnoreCase) ? Path.Combine(storage, Product) : null;
    }
}

/// <summary>A playlist of the player.</summary>
/// <param name="Address">What MusicBee calls it by.</param>
/// <param name="Name">What the user calls it.</param>
/// <param name="IsAuto">Made by rules: it cannot be written to.</param>
internal sealed record Playlist(string Address, string Name, bool IsAuto);
