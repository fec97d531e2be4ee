using PredictPicks.Abstractions;

namespace PredictPicks.HostAdapters.Mpd.Tests.Support;

/// <summary>Opens servers.</summary>
internal static class Hosts
{
    public static IHostPlayer Open(IHostNotifications notifications, string address, string? musicFolder = null, TimeSpan? patience = null, Func<string, string?>? variable = null)
    {
        var values = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["address"] = [address] };
        if (musicFolder is not null)
        {
            values["music-dir"] = [musicFolder];
        }

        return new MpdHostProvider { Variable = variable ?? (_ => null), Patience = patience ?? TimeSpan.FromSeconds(30) }.Open(new HostSettings(values), notifications);
    }
}
