using PredictPicks.Selection.Similarity;

namespace PredictPicks.Selection.Ranking.Scorers;

/// <summary>The songs of a library, each once, with all that a scorer may look at. Index i means the same song everywhere.</summary>
/// <param name="Songs">Identity, tags and sound.</param>
/// <param name="Vectors">Row i is song i's: centred and of unit length, or zero when it has none.</param>
/// <param name="Fingerprints">Read by id.</param>
internal sealed record SongTable(IReadOnlyList<RankableSong> Songs, VectorTable Vectors, IFingerprintSource Fingerprints)
{
    public int Count => Songs.Count;
}
