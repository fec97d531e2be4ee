using System.Composition;
using PredictPicks.Abstractions;

namespace FakePlugin.Throwing;

/// <summary>A part that cannot be constructed.</summary>
[Export(typeof(IHealthCheck))]
public sealed class ThrowingHealthCheck : IHealthCheck
{
    public ThrowingHealthCheck() => throw new InvalidOperationException("the constructor gave up");

    public Task<IReadOnlyList<HealthFinding>> CheckAsync(string storeFolder, CancellationToken cancellationToken) => throw new NotSupportedException();
}
