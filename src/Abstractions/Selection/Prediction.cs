namespace PredictPicks.Abstractions;

/// <summary>How the ranked list is made.</summary>
public sealed record RankingOptions
{
    /// <summary>Songs in the list, 1 or more.</summary>
    public int Top { get; init; } = 100;

    /// <summary>Songs of one artist among the first 100; 0: no cap. Songs without an artist are never capped.</summary>
    public int MaxPerArtist { get; init; } = 3;

    /// <summary>How far songs that sound alike are put apart: 0, the order of the scores, to 1, after the best song always one that sounds unlike those before it.</summary>
    public double Diversity { get; init; }
}

/// <summary>What is asked.</summary>
/// <param name="Picks">The songs that the user picked.</param>
/// <param name="NotPicked">Songs that the user does not want: never recommended.</param>
/// <param name="Candidates">The songs to rank, those that were never analysed included: they are left out; null: every song of the store that has a file.</param>
/// <param name="Options">How.</param>
public sealed record PredictionRequest(
    IReadOnlyList<Pick> Picks,
    IReadOnlyList<SongId> NotPicked,
    IReadOnlyList<SongReference>? Candidates,
    RankingOptions Options)
{
    /// <summary>Picks that the caller could not resolve to a song (<see cref="ResolvedSongs.Unknown"/>): counted and said, nothing else.</summary>
    public int PicksUnknown { get; init; }

    /// <summary>Manifest of the trained model to rank by; null: the one in the store's folder, if it fits.</summary>
    public string? ModelFile { get; init; }

    /// <summary>The embedding model whose vectors an evaluation goes by; null: the one in use. Predictions always go by that one.</summary>
    public string? EmbeddingModel { get; init; }
}

/// <summary>A ranked list.</summary>
/// <param name="Mode"><c>similarity</c>: no trained model took part; <c>trained</c>: one did.</param>
/// <param name="Ranker">Name and version of the ranker.</param>
/// <param name="Model">The embedding model.</param>
/// <param name="Counts">How many songs took part.</param>
/// <param name="Candidates">Best first; when it is empty, a warning says why.</param>
/// <param name="Warnings">What the user should know.</param>
public sealed record Prediction(
    string Mode,
    string Ranker,
    ModelReference Model,
    PredictionCounts Counts,
    IReadOnlyList<RankedSong> Candidates,
    IReadOnlyList<UserText> Warnings)
{
    /// <summary>Songs that would have come near the top but are a pick's recording in another file: set apart, and said in a warning.</summary>
    public IReadOnlyList<OwnedRecording> AlreadyHave { get; init; } = [];
}

/// <summary>A song that is the recording of a pick: in another encoding, or with other silence around it.</summary>
/// <param name="Id">The song.</param>
/// <param name="Path">A file of it.</param>
/// <param name="Tags">Its tags.</param>
/// <param name="PickId">The pick.</param>
public sealed record OwnedRecording(SongId Id, string? Path, SongTags Tags, SongId PickId);

/// <summary>An embedding model by name.</summary>
/// <param name="Id">Its pack.</param>
/// <param name="Version">Of its vectors.</param>
/// <param name="Dimension">Of its vectors.</param>
public sealed record ModelReference(string Id, string Version, int Dimension);

/// <summary>How many songs took part in a prediction.</summary>
/// <param name="Picks">Picks with a vector, those without file included.</param>
/// <param name="PicksWithoutFile">Of these, picks whose files are gone and did not come back as another file (<see cref="Prediction.AlreadyHave"/>).</param>
/// <param name="PicksUnknown">Picks that were never analysed, and so could not be used.</param>
/// <param name="Candidates">Songs that were scored.</param>
/// <param name="WithoutFeatures">Candidates without a vector; they come last.</param>
public sealed record PredictionCounts(int Picks, int PicksWithoutFile, int PicksUnknown, int Candidates, int WithoutFeatures);

/// <summary>A recommended song.</summary>
/// <param name="Rank">From 1.</param>
/// <param name="Id">The song.</param>
/// <param name="Path">A file of it.</param>
/// <param name="Tags">Its tags.</param>
/// <param name="Score">Higher is better; comparable within one list only.</param>
/// <param name="Reasons">Why, the strongest first; at least one.</param>
public sealed record RankedSong(int Rank, SongId Id, string? Path, SongTags Tags, double Score, IReadOnlyList<PickReason> Reasons)
{
    /// <summary>How likely the song is a pick, 0 to 1, as frequent as picks are in the library; null when too few picks are known to say.</summary>
    public double? Probability { get; init; }
}

/// <summary>One reason for a score.</summary>
/// <param name="Text">In plain words, with its kind.</param>
/// <param name="Contribution">Its share of the score.</param>
/// <param name="SongId">The pick that it speaks of, or null.</param>
public sealed record PickReason(UserText Text, double Contribution, SongId? SongId = null);
