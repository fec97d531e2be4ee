using PredictPicks.Abstractions;

namespace PredictPicks.TestHost.Settings;

/// <summary>What is asked of one run in place of the settings; null: as they say.</summary>
internal record RunOverrides
{
    /// <summary>One of <see cref="RunSettings.SourceNames"/>.</summary>
    public string? PicksFrom { get; init; }

    /// <summary>Name of the playlist of picks; without <see cref="PicksFrom"/> it is where the picks are.</summary>
    public string? Picks { get; init; }

    public double? MinRating { get; init; }

    public string? NotPicked { get; init; }

    public string? Result { get; init; }

    public int? Top { get; init; }

    public int? MaxPerArtist { get; init; }

    public double? Diversity { get; init; }

    /// <summary>The settings, with what is said here in their place.</summary>
    public RunSettings Over(RunSettings settings) => settings with
    {
        Picks = new PicksChoice
        {
            From = PicksFrom is { } name ? RunSettings.ParseSource(name)!.Value : Picks is null ? settings.Picks.From : PicksSource.Playlist,
            Playlist = Picks ?? settings.Picks.Playlist,
            MinRating = MinRating ?? settings.Picks.MinRating,
        },
        NotPickedPlaylist = NotPicked ?? settings.NotPickedPlaylist,
        ResultPlaylist = Result ?? settings.ResultPlaylist,
        Ranking = new RankingOptions
        {
            Top = Top ?? settings.Ranking.Top,
            MaxPerArtist = MaxPerArtist ?? settings.Ranking.MaxPerArtist,
            Diversity = Diversity ?? settings.Ranking.Diversity,
        },
    };
}
