namespace PredictPicks.Abstractions;

/// <summary>A MEF part: puts what the plug-in needs into a player, and takes it out again.</summary>
public interface IHostInstaller
{
    /// <summary>The player's short name, also the name of its feature store.</summary>
    string HostName { get; }

    /// <summary>Installs, over an older version too.</summary>
    /// <param name="programPath">Absolute path of this program, as the player is to start it.</param>
    /// <returns>What was done, and what the user has to do.</returns>
    /// <exception cref="PicksException">It cannot be installed here.</exception>
    UserText Install(string programPath);

    /// <summary>Takes out what <see cref="Install"/> put in; the user's songs, playlists and settings stay.</summary>
    /// <returns>What was done, and what the user has to do.</returns>
    /// <exception cref="PicksException">It is not installed, or cannot be removed.</exception>
    UserText Uninstall();
}
