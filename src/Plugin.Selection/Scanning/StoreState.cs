using PredictPicks.Abstractions;
using PredictPicks.Selection.Features;
using PredictPicks.Selection.Store;

namespace PredictPicks.Selection.Scanning;

/// <summary>What the store knows at the start of a scan, in memory, so that an unchanged file costs a look-up and no query.</summary>
internal sealed class StoreState
{
    private readonly IReadOnlyList<(IFeature Feature, IReadOnlySet<SongId> Songs)> _computed;
    private readonly HashSet<(SongId Packets, SongId Song)> _packetsOfSongs;
    private readonly Dictionary<SongId, SongId> _songOfPackets;

    private StoreState(
        IReadOnlyDictionary<string, StoredFile> files,
        IReadOnlyDictionary<string, StoredFailure> failures,
        IReadOnlyList<(IFeature Feature, IReadOnlySet<SongId> Songs)> computed)
    {
        Files = files;
        Failures = failures;
        _computed = computed;
        _packetsOfSongs = [.. files.Values.Select(file => (file.PacketHash, file.SongId))];
        _songOfPackets = [];
        foreach (var file in files.Values)
        {
            _songOfPackets.TryAdd(file.PacketHash, file.SongId);
        }
    }

    public IReadOnlyDictionary<string, StoredFile> Files { get; }

    public IReadOnlyDictionary<string, StoredFailure> Failures { get; }

    public static StoreState Read(FeatureStore store, IReadOnlyList<IFeature> features) => new(
        store.ReadFiles(),
        store.ReadFailures(),
        [.. features.Select(feature => (feature, store.ReadSongsWith(feature.StoredName, feature.Version)))]);

    /// <summary>The features that the song lacks in their present versions; all of them for a song that was never seen.</summary>
    public IReadOnlyList<IFeature> MissingFeatures(SongId song) =>
        [.. _computed.Where(entry => !entry.Songs.Contains(song)).Select(entry => entry.Feature)];

    /// <summary>The song that has these packets: the host's own id where it names one, else the first that was stored; null when none has.</summary>
    public SongId? FindByPackets(SongId packetHash, SongId? hostId)
    {
        if (hostId is { } id)
        {
            return _packetsOfSongs.Contains((packetHash, id)) ? id : null;
        }

        return _songOfPackets.TryGetValue(packetHash, out var song) ? song : null;
    }

    /// <summary>
    /// Extensions of stored files that are neither in <paramref name="present"/> nor on disk. A new file of such an extension may be one of
    /// them, moved, so it is worth a look at its packets; moving and re-tagging do not change an extension.
    /// </summary>
    public IReadOnlySet<string> ExtensionsOfVanishedFiles(IReadOnlySet<string> present)
    {
        var extensions = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var path in Files.Keys)
        {
            var extension = Path.GetExtension(path);
            if (!present.Contains(path) && !extensions.Contains(extension) && !File.Exists(path))
            {
                extensions.Add(extension);
            }
        }

        return extensions;
    }
}
