using PredictPicks.Abstractions;
using PredictPicks.Selection.Similarity;

namespace PredictPicks.Selection.Ranking;

/// <summary>A song as the ranker sees it.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="Path">A file of it, or null when all are gone.</param>
/// <param name="Tags">Its tags, bit rate and duration among them.</param>
internal sealed record RankableSong(SongId Id, string? Path, SongTags Tags)
{
    /// <summary>Its key and tempo, as far as they are known. Has no fingerprint: see <see cref="IFingerprintSource"/>.</summary>
    public SongSound Sound { get; init; } = SongSound.Unknown;
}

/// <summary>What a ranking is made from. A song that comes twice counts once, the first time.</summary>
internal sealed record RankingInput
{
    private SongPositions? _positions;

    /// <summary>The songs to rank. Picks and not-picked songs may be among them; they are left out.</summary>
    public required IReadOnlyList<RankableSong> Candidates { get; init; }

    /// <summary>Where each candidate is.</summary>
    public SongPositions Positions => _positions?.Songs == Candidates ? _positions : _positions = new SongPositions(Candidates);

    /// <summary>Row <c>i</c> belongs to candidate <c>i</c>: centred and of unit length, or zero when it has no vector.</summary>
    public required VectorTable CandidateVectors { get; init; }

    /// <summary>The user's picks that the store knows, those whose files are gone included.</summary>
    public required IReadOnlyList<RankableSong> Picks { get; init; }

    /// <summary>Row <c>i</c> belongs to pick <c>i</c>, alike.</summary>
    public required VectorTable PickVectors { get; init; }

    /// <summary>Songs that are never recommended. Nothing else follows from them.</summary>
    public IReadOnlyCollection<SongId> NotPicked { get; init; } = [];

    /// <summary>Picks that the store does not know, and which are therefore not among <see cref="Picks"/>.</summary>
    public int PicksUnknown { get; init; }

    /// <summary>Fingerprints of candidates and picks.</summary>
    public IFingerprintSource Fingerprints { get; init; } = NoFingerprints.Instance;

    /// <summary>The model that made the vectors.</summary>
    public required ModelReference Model { get; init; }
}
