using PredictPicks.Selection.Ranking.Rules;

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

    /// <summary>Changes with the columns and with what they mean: a model of another version cannot be used.</summary>
    public const int SchemaVersion = 1;

    /// <summary>A column's stable name: <c>nearest-pick</c>, <c>probe</c>, or its rule's.</summary>
    public static string NameOf(int column) => column switch
    {
        Nearest => "nearest-pick",
        Probe => "probe",
        _ => RuleOf(column)!.Name,
    };

    /// <summary>The rule of a column; null for the columns of sound.</summary>
    public static IScoreRule? RuleOf(int column) => column < FirstRule ? null : RankingRules.All[Rules[column - FirstRule]];

    private static double? PriorOf(IScoreRule rule) => rule switch
    {
        SameArtistRule => 3,
        SameAlbumArtistRule or SameAlbumRule or SharedGenresRule => 1.5,
        KeyFamilyRule or TempoRule or LowBitrateRule or OddDurationRule => 0.1,
        _ => null,
    };
}
