namespace PredictPicks.Abstractions;

/// <summary>A MEF part: puts what the plug-in needs into a player, and takes it out again.</summary>
public interface IHostInstaller
{
    /// <summary>The player's short name, also the name of its feature store.</summary>
    string HostName { get; }

    /// <summary>The options that the other members understand; the command line offers exactly these. Empty for a player that is in one place only.</summary>
    IReadOnlyList<HostOption> Options { get; }

    /// <summary>Installs, over an older version too.</summary>
    /// <param name="programPath">Absolute path of this program, as the player is to start it.</param>
    /// <param name="settings">Values by option name.</param>
    /// <returns>What was done, and what the user has to do.</returns>
    /// <exception cref="PicksException">It cannot be installed here.</exception>
    UserText Install(string programPath, HostSettings settings);

    /// <summary>Takes out what <see cref="Install"/> put in; the user's songs, playlists and settings stay.</summary>
    /// <param name="settings">Values by option name.</param>
    /// <returns>What was done, and what the user has to do.</returns>
    /// <exception cref="PicksException">It is not installed, or cannot be removed.</exception>
    UserText Uninstall(HostSettings settings);

    /// <summary>The folder of the feature store where the player has it in a place of its own.</summary>
    /// <param name="settings">Values by option name.</param>
    /// <returns>An absolute path, whether or not it exists; null for the usual place of <see cref="HostName"/>.</returns>
    string? StoreFolder(HostSettings settings);
}
