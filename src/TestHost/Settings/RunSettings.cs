using System.Globalization;
using PredictPicks.Abstractions;

namespace PredictPicks.TestHost.Settings;

/// <summary>What a player's menu command goes by unless it is told otherwise.</summary>
internal sealed record RunSettings
{
    /// <summary>Names of <see cref="PicksSource"/> in settings, on the command line and on the wire.</summary>
    public static IReadOnlyList<string> SourceNames { get; } = [.. Enum.GetNames<PicksSource>().Select(name => name.ToLowerInvariant())];

    public PicksChoice Picks { get; init; } = new();

    /// <summary>Name of the playlist of songs that are never recommended, or null.</summary>
    public string? NotPickedPlaylist { get; init; }

    public string ResultPlaylist { get; init; } = "Predicted picks";

    public RankingOptions Ranking { get; init; } = new();

    /// <summary>A source of picks by its name; null for any other word.</summary>
    public static PicksSource? ParseSource(string name) => Enum.GetValues<PicksSource>().Where(source => SourceNames[(int)source] == name)
        .Select(source => (PicksSource?)source).FirstOrDefault();

    /// <summary>Stars, 0 to 5; null for anything else.</summary>
    public static double? ParseRating(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var stars) && stars <= 5 ? stars : null;

    /// <summary>0 to 1 with a point in every locale, as in the documents; null for anything else.</summary>
    public static double? ParseDiversity(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var diversity) && diversity is >= 0 and <= 1 ? diversity : null;

    /// <summary>What the command works on by these settings.</summary>
    public HostCommandContext Context(IHostPlayer host, string storeFolder) => new()
    {
        Host = host,
        StoreFolder = storeFolder,
        Picks = Picks,
        NotPickedPlaylist = NotPickedPlaylist,
        ResultPlaylist = ResultPlaylist,
        Ranking = Ranking,
    };
}
