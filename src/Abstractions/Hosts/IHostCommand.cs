namespace PredictPicks.Abstractions;

/// <summary>A MEF part: something that a user starts from a player's menu.</summary>
public interface IHostCommand
{
    /// <summary>Stable name, such as <c>predict-picks</c>.</summary>
    string Id { get; }

    /// <summary>The menu entry, in the user's language.</summary>
    string Title { get; }

    /// <summary>Where it belongs.</summary>
    MenuPlaces Places { get; }

    /// <summary>Does it. News goes to the host's notifications, the outcome is returned.</summary>
    /// <exception cref="PicksException">It could not be done.</exception>
    /// <exception cref="OperationCanceledException">The user cancelled; what was finished stays.</exception>
    Task<HostCommandResult> ExecuteAsync(HostCommandContext context, IProgress<JobProgress>? progress, CancellationToken cancellationToken);
}

/// <summary>Menus of a player.</summary>
[Flags]
public enum MenuPlaces
{
    /// <summary>No menu: started by a hotkey or a command line only.</summary>
    None = 0,

    /// <summary>The context menu of songs.</summary>
    Songs = 1,

    /// <summary>The context menu of playlists.</summary>
    Playlists = 2,

    /// <summary>The tools menu.</summary>
    Tools = 4,
}

/// <summary>What a command works on.</summary>
public sealed record HostCommandContext
{
    /// <summary>The player.</summary>
    public required IHostPlayer Host { get; init; }

    /// <summary>The feature store's folder.</summary>
    public required string StoreFolder { get; init; }

    /// <summary>Which songs are the picks.</summary>
    public PicksChoice Picks { get; init; } = new();

    /// <summary>Name of the playlist of songs that the user does not want, or null.</summary>
    public string? NotPickedPlaylist { get; init; }

    /// <summary>Name of the playlist that is written; null: nothing is written, the result is only returned.</summary>
    public string? ResultPlaylist { get; init; }

    /// <summary>Whether new and changed songs are analysed first.</summary>
    public bool Scan { get; init; } = true;

    /// <summary>Whether a trained model that is missing or stale is made anew first.</summary>
    public bool Train { get; init; } = true;

    /// <summary>Manifest of the trained model to rank by; null: the one in the store's folder, if it fits.</summary>
    public string? ModelFile { get; init; }

    /// <summary>How the scan works.</summary>
    public ExtractionOptions Extraction { get; init; } = new();

    /// <summary>How many songs are recommended, and how.</summary>
    public RankingOptions Ranking { get; init; } = new();
}

/// <summary>What a command did.</summary>
/// <param name="Prediction">The ranked list.</param>
/// <param name="Extraction">What the scan did, or null when there was none.</param>
/// <param name="WrittenTo">Where the result playlist is, or null when none was written.</param>
public sealed record HostCommandResult(Prediction Prediction, ExtractionReport? Extraction, string? WrittenTo)
{
    /// <summary>What the training did, or null when there was none.</summary>
    public TrainingReport? Training { get; init; }
}
