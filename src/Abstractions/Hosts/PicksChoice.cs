namespace PredictPicks.Abstractions;

/// <summary>Which songs of a player are the picks.</summary>
public sealed record PicksChoice
{
    /// <summary>Stars from which on a song is a pick, unless the user says otherwise.</summary>
    public const double DefaultMinRating = 4;

    /// <summary>Where they are looked for.</summary>
    public PicksSource From { get; init; }

    /// <summary>Name of the playlist; null: <c>Picks</c> or <c>精选</c>, whichever there is.</summary>
    public string? Playlist { get; init; }

    /// <summary>Stars, 0 to 5, from which on a song is a pick.</summary>
    public double MinRating { get; init; } = DefaultMinRating;

    /// <summary>The songs of a playlist.</summary>
    public static PicksChoice OfPlaylist(string name) => new() { From = PicksSource.Playlist, Playlist = name };
}

/// <summary>Where picks are looked for.</summary>
public enum PicksSource
{
    /// <summary>The playlist if there is one, else the songs that are selected, else the ratings; a playlist that is named is the only place.</summary>
    Automatic,

    /// <summary>A playlist.</summary>
    Playlist,

    /// <summary>The user's ratings.</summary>
    Ratings,

    /// <summary>The songs that are selected in the player.</summary>
    Selection,
}

/// <summary>A MEF part: finds the picks in a player.</summary>
public interface IPicksReader
{
    /// <summary>The picks, those included whose files are gone. Where the user did not say where they are, the host's notifications tell where they were found.</summary>
    /// <param name="host">The player.</param>
    /// <param name="choice">Which.</param>
    /// <param name="library">All songs of the player, with their ratings.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="PicksException">There are none there, or they cannot be read.</exception>
    Task<IReadOnlyList<SongReference>> ReadAsync(IHostPlayer host, PicksChoice choice, IReadOnlyList<Song> library, CancellationToken cancellationToken);
}
