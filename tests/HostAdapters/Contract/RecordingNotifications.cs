using PredictPicks.Abstractions;

namespace PredictPicks.HostAdapters.Contract;

/// <summary>Keeps what a host says.</summary>
public sealed class RecordingNotifications : IHostNotifications
{
    private readonly List<UserText> _warnings = [];

    /// <summary>Warnings, the oldest first.</summary>
    public IReadOnlyList<UserText> Warnings => _warnings;

    /// <inheritdoc/>
    public void Report(JobProgress progress)
    {
    }

    /// <inheritdoc/>
    public void Inform(UserText text)
    {
    }

    /// <inheritdoc/>
    public void Warn(UserText text) => _warnings.Add(text);

    /// <inheritdoc/>
    public void Fail(UserText text)
    {
    }
}
