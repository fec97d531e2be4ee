using PredictPicks.Abstractions;

namespace PredictPicks.TestHost.Hosting;

/// <summary>Progress for whoever looks at a player.</summary>
internal sealed class NotifiedProgress(IHostNotifications notifications) : IProgress<JobProgress>
{
    /// <inheritdoc/>
    public void Report(JobProgress value) => notifications.Report(value);
}
