namespace PredictPicks.Abstractions;

/// <summary>A MEF part: opens one kind of player. It is created at composition and must be cheap until it opens something.</summary>
public interface IHostPlayerProvider
{
    /// <summary>
    /// Name that the user types after <c>--host</c>, and <see cref="IHostPlayer.Name"/> of what it opens; only a provider for many players
    /// opens one that has a name of its own.
    /// </summary>
    string Name { get; }

    /// <summary>What the player is, in one sentence.</summary>
    string Description { get; }

    /// <summary>The options that <see cref="Open"/> understands; the command line offers exactly these.</summary>
    IReadOnlyList<HostOption> Options { get; }

    /// <summary>Connects to the player.</summary>
    /// <param name="settings">Values by option name.</param>
    /// <param name="notifications">Where warnings and news go when the player itself has no place for them.</param>
    /// <exception cref="PicksException">A setting is missing or wrong, or the player cannot be reached.</exception>
    IHostPlayer Open(HostSettings settings, IHostNotifications notifications);
}

/// <summary>One setting of a host.</summary>
/// <param name="Name">Kebab-case, without dashes in front: <c>library</c>.</param>
/// <param name="Placeholder">What stands for the value in help: <c>DIR</c>.</param>
/// <param name="Description">One sentence.</param>
/// <param name="IsRequired">Whether it must be given.</param>
/// <param name="AllowsMultiple">Whether several values may be given.</param>
public sealed record HostOption(string Name, string Placeholder, string Description, bool IsRequired = false, bool AllowsMultiple = false);

/// <summary>Values of <see cref="HostOption"/>s.</summary>
public sealed class HostSettings
{
    private readonly IReadOnlyDictionary<string, IReadOnlyList<string>> _values;

    /// <summary>Wraps the values by option name.</summary>
    public HostSettings(IReadOnlyDictionary<string, IReadOnlyList<string>> values)
    {
        _values = values ?? throw new ArgumentNullException(nameof(values));
    }

    /// <summary>All values of an option; empty when it was not given.</summary>
    public IReadOnlyList<string> GetAll(string option) => _values.TryGetValue(option, out var values) ? values : [];

    /// <summary>The last value of an option, or null when it was not given.</summary>
    public string? Get(string option) => GetAll(option) is { Count: > 0 } values ? values[values.Count - 1] : null;
}
