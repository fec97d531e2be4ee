namespace PredictPicks.Abstractions;

/// <summary>
/// A player, as far as the plug-in needs it. An adapter implements this and its three parts and owns nothing else.
/// Members may be called from any thread, one call at a time. Whoever opened the player disposes it.
/// </summary>
public interface IHostPlayer : IDisposable
{
    /// <summary>Stable short name, also the name of the host's feature store: <c>folder</c>, <c>mpd</c> …</summary>
    string Name { get; }

    /// <summary>The songs.</summary>
    ISongLibrary Library { get; }

    /// <summary>The playlists.</summary>
    IPlaylistStore Playlists { get; }

    /// <summary>Where the user looks for news.</summary>
    IHostNotifications Notifications { get; }
}

/// <summary>The songs of a player.</summary>
public interface ISongLibrary
{
    /// <summary>
    /// All songs, each file once, in a stable order. What cannot be read (a folder without permission, an unplugged disk) is left out
    /// and said through <see cref="IHostNotifications.Warn"/>.
    /// </summary>
    /// <exception cref="PicksException">Nothing at all can be listed.</exception>
    Task<IReadOnlyList<Song>> GetAllSongsAsync(IProgress<JobProgress>? progress, CancellationToken cancellationToken);

    /// <summary>The songs that are selected in the player; empty when nothing is or the player knows no selection.</summary>
    Task<IReadOnlyList<SongReference>> GetSelectedSongsAsync(CancellationToken cancellationToken);
}

/// <summary>The playlists of a player.</summary>
public interface IPlaylistStore
{
    /// <summary>Names of all playlists.</summary>
    Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken);

    /// <summary>The entries of a playlist in their order, those included whose file is gone.</summary>
    /// <exception cref="PicksException">There is no such playlist, or it cannot be read.</exception>
    Task<IReadOnlyList<SongReference>> ReadAsync(string name, CancellationToken cancellationToken);

    /// <summary>Writes a playlist: creates it, or replaces the one of that name as a whole. Either all of it is written or nothing.</summary>
    /// <returns>Where the user finds it: a path, or the playlist's name in the player.</returns>
    /// <exception cref="PicksException">It cannot be written.</exception>
    Task<string> ReplaceAsync(string name, IReadOnlyList<Song> songs, CancellationToken cancellationToken);
}

/// <summary>What the player shows its user. None of the members throws: a player that cannot show a message drops it.</summary>
public interface IHostNotifications
{
    /// <summary>A moment of the job under way.</summary>
    void Report(JobProgress progress);

    /// <summary>Something worth knowing.</summary>
    void Inform(UserText text);

    /// <summary>Something that was left out or is not as it should be, while the job goes on.</summary>
    void Warn(UserText text);

    /// <summary>The job failed.</summary>
    void Fail(UserText text);
}
