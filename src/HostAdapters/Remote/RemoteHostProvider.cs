using System.Composition;
using PredictPicks.Abstractions;

namespace PredictPicks.HostAdapters.Remote;

/// <summary>Opens the player at the other end of the worker's pipe.</summary>
[Export(typeof(IHostPlayerProvider))]
[Shared]
[method: ImportingConstructor]
internal sealed class RemoteHostProvider([Import(AllowDefault = true)] IHostShim? shim) : IHostPlayerProvider
{
    /// <inheritdoc/>
    public string Name => "remote";

    /// <inheritdoc/>
    public string Description => RemoteTexts.Word("host-description").Text;

    /// <inheritdoc/>
    public IReadOnlyList<HostOption> Options => [];

    /// <inheritdoc/>
    public IHostPlayer Open(HostSettings settings, IHostNotifications notifications)
    {
        ArgumentNullException.ThrowIfNull(notifications);
        return shim is null ? throw new PicksException(RemoteTexts.Word("no-shim")) : new RemoteHost(shim, notifications);
    }
}
