using PredictPicks.Abstractions;
using PredictPicks.Selection.Features.Fingerprint;

namespace PredictPicks.Selection.Ranking;

/// <summary>
/// Tells candidates that are a pick's recording in another file: other codec, bit rate, leading silence. Asked of the best candidates alone, so that
/// its cost does not grow with the library.
/// </summary>
/// <param name="candidates">The candidates of a ranking.</param>
/// <param name="picks">Its picks.</param>
/// <param name="source">Where the fingerprints are.</param>
internal sealed class OwnedRecordings(IReadOnlyList<RankableSong> candidates, IReadOnlyList<RankableSong> picks, IFingerprintSource source)
{
    private readonly HashSet<int> _checked = [];
    private readonly Dictionary<int, int> _pickOf = [];
    private uint[]?[]? _pickFingerprints;

    /// <summary>Whether the candidate was found to be a pick's recording.</summary>
    public bool Contains(int candidate) => _pickOf.ContainsKey(candidate);

    /// <summary>The pick whose recording the candidate is; the most similar one when there are several.</summary>
    public RankableSong PickOf(int candidate) => picks[_pickOf[candidate]];

    /// <summary>Whether the candidate was compared, with whatever result.</summary>
    public bool WasChecked(int candidate) => _checked.Contains(candidate);

    /// <summary>Compares candidates that were not compared before with the picks.</summary>
    public void Check(IEnumerable<int> songs, CancellationToken cancellationToken)
    {
        var added = songs.Where(_checked.Add).ToList();
        _pickFingerprints ??= Read(picks);
        if (added.Count == 0 || Array.TrueForAll(_pickFingerprints, items => items is null))
        {
            return;
        }

        var fingerprints = Read([.. added.Select(candidate => candidates[candidate])]);
        foreach (var match in SameRecordings.Find(fingerprints, _pickFingerprints, cancellationToken))
        {
            if (match.Match.IsSameRecording)
            {
                _pickOf.TryAdd(added[match.Candidate], match.Pick);
            }
        }
    }

    private uint[]?[] Read(IReadOnlyList<RankableSong> songs)
    {
        var found = source.Read([.. songs.Select(song => song.Id)]);
        return [.. songs.Select(song => found.GetValueOrDefault(song.Id))];
    }
}
