using PredictPicks.Abstractions;
using PredictPicks.Selection.Store;

namespace PredictPicks.Selection.Ranking;

/// <summary>Reads fingerprints from the store, which it opens for each reading.</summary>
/// <param name="open">Opens the store, or gives null when nothing was ever scanned.</param>
internal sealed class StoredFingerprints(Func<FeatureStore?> open) : IFingerprintSource
{
    public IReadOnlyDictionary<SongId, uint[]> Read(IReadOnlyCollection<SongId> songs)
    {
        using var store = open();
        return store?.ReadFingerprints(songs) ?? new Dictionary<SongId, uint[]>();
    }

    public IReadOnlySet<SongId> Known()
    {
        using var store = open();
        return store?.FindFingerprinted() ?? new HashSet<SongId>();
    }
}
