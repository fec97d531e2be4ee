using PredictPicks.Abstractions;
using PredictPicks.Selection.Features.Fingerprint;

namespace PredictPicks.Selection.Ranking;

/// <summary>Where fingerprints are read from. Each is some 4 kB, so a ranking reads only those that it needs: the picks' and the best candidates'.</summary>
internal interface IFingerprintSource
{
    /// <summary>The fingerprints of songs, as <see cref="FingerprintFeature"/> made them; a song without one is absent.</summary>
    IReadOnlyDictionary<SongId, uint[]> Read(IReadOnlyCollection<SongId> songs);

    /// <summary>The songs that have one.</summary>
    IReadOnlySet<SongId> Known();
}

/// <summary>A source that has none.</summary>
internal sealed class NoFingerprints : IFingerprintSource
{
    public static NoFingerprints Instance { get; } = new();

    public IReadOnlyDictionary<SongId, uint[]> Read(IReadOnlyCollection<SongId> songs) => new Dictionary<SongId, uint[]>();

    public IReadOnlySet<SongId> Known() => new HashSet<SongId>();
}
