using PredictPicks.Abstractions;
using PredictPicks.Selection.Features.Fingerprint;

namespace PredictPicks.Selection.Ranking;

/// <summary>
/// Tells candidates that are a pick's recording in another file (other codec, bit rate, leading silence), or that of a candidate that came before them. Asked of the best
/// candidates alone, so that its cost does not grow with the library.
/// </summary>
/// <param name="candidates">The candidates of a ranking.</param>
/// <param name="picks">Its picks.</param>
/// <param name="source">Where the fingerprints are.</param>
internal sealed class OwnedRecordings(IReadOnlyList<RankableSong> candidates, IReadOnlyList<RankableSong> picks, IFingerprintSource source)
{
    private readonly HashSet<int> _checked = [];
    private readonly Dictionary<int, int> _pickOf = [];
    private readonly List<int> _heard = [];
    private readonly List<uint[]?> _heardFingerprints = [];
    private readonly HashSet<int> _repeated = [];
    private uint[]?[]? _pickFingerprints;

    /// <summary>Whether the candidate was found to be a pick's recording.</summary>
    public bool Contains(int candidate) => _pickOf.ContainsKey(candidate);

    /// <summary>Whether the candidate is the recording of another one that was checked before it.</summary>
    public bool IsRepeated(int candidate) => _repeated.Contains(candidate);

    /// <summary>The pick whose recording the candidate is; the most similar one when there are several.</summary>
    public RankableSong PickOf(int candidate) => picks[_pickOf[candidate]];

    /// <summary>Whether the candidate was compared, with whatever result.</summary>
    public bool WasChecked(int candidate) => _checked.Contains(candidate);

    /// <summary>Compares candidates that were not compared before with the picks, and with one another: of one recording the first one counts.</summary>
    public void Check(IEnumerable<int> songs, CancellationToken cancellationToken)
    {
        var added = songs.Where(_checked.Add).ToList();
        if (added.Count == 0)
        {
            return;
        }

        var fingerprints = Read([.. added.Select(candidate => candidates[candidate])]);
        foreach (var match in Find(fingerprints, _pickFingerprints ??= Read(picks), cancellationToken))
        {
            _pickOf.TryAdd(added[match.Candidate], match.Pick);
        }

        var before = _heard.Count;
        _heard.AddRange(added);
        _heardFingerprints.AddRange(fingerprints);
        foreach (var match in Find(fingerprints, _heardFingerprints, cancellationToken).Where(match => match.Pick < before + match.Candidate && !Contains(_heard[match.Pick])))
        {
            _repeated.Add(added[match.Candidate]);
        }
    }

    private static IEnumerable<RecordingMatch> Find(uint[]?[] songs, IReadOnlyList<uint[]?> others, CancellationToken cancellationToken) =>
        others.All(items => items is null) ? [] : SameRecordings.Find(songs, others, cancellationToken).Where(match => match.Match.IsSameRecording);

    private uint[]?[] Read(IReadOnlyList<RankableSong> songs)
    {
        var found = source.Read([.. songs.Select(song => song.Id)]);
        return [.. songs.Select(song => found.GetValueOrDefault(song.Id))];
    }
}
