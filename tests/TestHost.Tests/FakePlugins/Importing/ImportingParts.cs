using System.Composition;
using PredictPicks.Abstractions;

namespace FakePlugin.Importing;

/// <summary>A contract that nobody exports.</summary>
public interface INobody;

/// <summary>A part whose import nobody satisfies.</summary>
[Export(typeof(IHealthCheck))]
[method: ImportingConstructor]
public sealed class LonelyHealthCheck(INobody nobody) : IHealthCheck
{
    public Task<IReadOnlyList<HealthFinding>> CheckAsync(string storeFolder, CancellationToken cancellationToken) =>
        throw new NotSupportedException(nobody.ToString());
}
