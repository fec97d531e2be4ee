using PredictPicks.TestHost.Settings;

namespace PredictPicks.TestHost.Worker;

/// <summary>Parameters of all jobs; each takes those that concern it.</summary>
internal sealed record JobParameters : RunOverrides
{
    /// <summary>Folders to look at instead of the player's songs.</summary>
    public IReadOnlyList<string>? Library { get; init; }

    /// <summary>The menu command to run.</summary>
    public string? Command { get; init; }

    public bool? Scan { get; init; }

    public int? Jobs { get; init; }

    public bool Force { get; init; }

    public bool RetryFailed { get; init; }

    /// <summary>A path or a song id.</summary>
    public string? Song { get; init; }

    /// <summary>The page with plots that an evaluation writes.</summary>
    public string? Report { get; init; }

    /// <summary>Refuses values that mean nothing.</summary>
    public void Check()
    {
        Require(nameof(Library), Library is null or { Count: > 0 });
        Require(nameof(PicksFrom), PicksFrom is null || RunSettings.ParseSource(PicksFrom) is not null);
        Require(nameof(MinRating), MinRating is null or (>= 0 and <= 5));
        Require(nameof(Top), Top is null or >= 1);
        Require(nameof(MaxPerArtist), MaxPerArtist is null or >= 0);
        Require(nameof(Diversity), Diversity is null or (>= 0 and <= 1));
        Require(nameof(Jobs), Jobs is null or >= 1);
    }

    private static void Require(string name, bool isValid)
    {
        if (!isValid)
        {
            throw WorkerErrors.InvalidParameter(char.ToLowerInvariant(name[0]) + name[1..]);
        }
    }
}
