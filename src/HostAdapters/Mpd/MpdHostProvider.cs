using System.Composition;
using PredictPicks.Abstractions;
using PredictPicks.HostAdapters.Mpd.Protocol;

namespace PredictPicks.HostAdapters.Mpd;

/// <summary>Opens a Music Player Daemon.</summary>
[Export(typeof(IHostPlayerProvider))]
[Shared]
internal sealed class MpdHostProvider : IHostPlayerProvider
{
    internal const string HostName = "mpd";
    internal const string AddressOption = "address";
    internal const string MusicFolderOption = "music-dir";

    /// <summary>A server that lists its whole library on a slow disk answers in seconds.</summary>
    private static readonly TimeSpan DefaultPatience = TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    public string Name => HostName;

    /// <inheritdoc/>
    public string Description => MpdTexts.Word("host-description").Text;

    /// <inheritdoc/>
    public IReadOnlyList<HostOption> Options =>
    [
        new(AddressOption, "HOST:PORT|SOCKET", MpdTexts.Word("option-address").Text),
        new(MusicFolderOption, "DIR", MpdTexts.Word("option-music-dir").Text),
    ];

    /// <summary>An environment variable; tests have their own.</summary>
    internal Func<string, string?> Variable { get; init; } = Environment.GetEnvironmentVariable;

    /// <summary>How long the server may be silent.</summary>
    internal TimeSpan Patience { get; init; } = DefaultPatience;

    /// <inheritdoc/>
    public IHostPlayer Open(HostSettings settings, IHostNotifications notifications)
    {
        var address = settings.Get(AddressOption) is { } given ? MpdAddress.Parse(given) : MpdAddress.Find(Variable);
        var client = new MpdClient(address, Patience);
        try
        {
            var folder = Task.Run(() => MusicFolder.FindAsync(settings.Get(MusicFolderOption), client, Variable, CancellationToken.None)).GetAwaiter().GetResult();
            return new MpdHost(client, folder, new MpdNotifications(new MpdClient(address, Patience), notifications), Patience);
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }
}
