using PredictPicks.Selection.Ranking.Rules;
using PredictPicks.Selection.Ranking.Table;

namespace PredictPicks.Selection.Ranking.Blend;

/// <summary>What the blend adds up, and what each counts before anything was learned.</summary>
internal static class BlendColumns
{
    /// <summary>How near the nearest pick is, in standard deviations over the library.</summary>
    public const int Nearest = 0;

    /// <summary>How far the song lies in the picks' direction, likewise.</summary>
    public const int Probe = 1;

    /// <summary>The first rule's column; rule columns are −1 to 1, the share of the rule's limit that a song gets.</summary>
    public const int FirstRule = 2;

    /// <summary>Rules on tags, key, tempo, bit rate and duration: those of the similarity ranking without the ones on sound.</summary>
    public static IReadOnlyList<int> Rules { get; } = [.. Enumerable.Range(0, RankingRules.All.Count).Where(rule => PriorOf(RankingRules.All[rule]) is not null)];

    /// <summary>Number of columns.</summary>
    public static int Count { get; } = FirstRule + Rules.Count;

    /// <summary>
    /// Weight of each column where nothing was learned, in log-odds: measured on simulated listeners (benchmarks/ranking). An artist with many picks counts as
    /// much as four standard deviations of sound.
    /// </summary>
    public static IReadOnlyList<double> Prior { get; } = [SoundPrior, SoundPrior, .. Rules.Select(rule => PriorOf(RankingRules.All[rule])!.Value)];

    private const double SoundPrior = 0.7;

    /// <summary>Names, units and meanings of the columns.</summary>
    public static IReadOnlyList<RankingFeature> Features { get; } =
    [
        new("nearest-pick", RankingFeature.Deviations, -100, 100, 0, "cosine with the nearest pick, of whitened vectors"),
        new("probe", RankingFeature.Deviations, -100, 100, 0, "how far the song lies in the direction in which the picks differ from all other songs"),
        .. Rules.Select(rule => Describe(RankingRules.All[rule])),
    ];

    /// <summary>A column's stable name.</summary>
    public static string NameOf(int column) => Features[column].Name;

    /// <summary>The rule of a column; null for the columns of sound.</summary>
    public static IScoreRule? RuleOf(int column) => column < FirstRule ? null : RankingRules.All[Rules[column - FirstRule]];

    private static double? PriorOf(IScoreRule rule) => rule switch
    {
        SameArtistRule => 3,
        SameAlbumArtistRule or SameAlbumRule or SharedGenresRule => 1.5,
        KeyFamilyRule or TempoRule or LowBitrateRule or OddDurationRule => 0.1,
        _ => null,
    };

    /// <summary>The genres' column has the name that such a feature has in the design; all others have their rule's.</summary>
    private static RankingFeature Describe(IScoreRule rule) => rule switch
    {
        SameArtistRule => new(rule.Name, RankingFeature.Share, 0, 1, 0, "picks by the same artist, each telling half as much as the one before"),
        SameAlbumArtistRule => new(rule.Name, RankingFeature.Share, 0, 1, 0, "further picks by the album's artist, likewise"),
        SameAlbumRule => new(rule.Name, RankingFeature.Share, 0, 1, 0, "picks on the same album, likewise"),
        SharedGenresRule => new("genre_jaccard_max", RankingFeature.Share, 0, 1, 0, "largest Jaccard index of the song's genres and a pick's"),
        KeyFamilyRule => new(rule.Name, RankingFeature.Share, 0, 1, 0, "key of the nearest pick, or half for its relative, dominant or subdominant"),
        TempoRule => new(rule.Name, RankingFeature.Share, 0, 1, 0, "tempo within 3 BPM of the nearest pick's, or of its half or double"),
        LowBitrateRule => new(rule.Name, RankingFeature.Share, -1, 0, 0, "bit rates from 96 down to 32 kbit/s"),
        OddDurationRule => new(rule.Name, RankingFeature.Share, -1, 0, 0, "shorter than 30 s or longer than 15 min, unless the user picked such"),
        _ => throw new ArgumentException($"The rule {rule.Name} is no column.", nameof(rule)),
    };
}
