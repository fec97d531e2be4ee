namespace PredictPicks.Abstractions;

/// <summary>A MEF part: looks after one thing that the product needs (<c>picks doctor</c>).</summary>
public interface IHealthCheck
{
    /// <summary>Looks, without changing anything.</summary>
    /// <param name="storeFolder">The feature store's folder; it need not exist yet.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task<IReadOnlyList<HealthFinding>> CheckAsync(string storeFolder, CancellationToken cancellationToken);
}

/// <summary>How well something is.</summary>
public enum HealthStatus
{
    /// <summary>As it should be.</summary>
    Good,

    /// <summary>Works, but something is worth knowing.</summary>
    Warning,

    /// <summary>Does not work.</summary>
    Broken,
}

/// <summary>One line of <c>picks doctor</c>.</summary>
/// <param name="Subject">What was looked at, such as <c>ffmpeg</c>.</param>
/// <param name="Status">How it is.</param>
/// <param name="Text">What was found, and how to get what is missing.</param>
public sealed record HealthFinding(string Subject, HealthStatus Status, UserText Text);
