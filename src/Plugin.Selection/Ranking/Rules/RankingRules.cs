namespace PredictPicks.Selection.Ranking.Rules;

/// <summary>
/// The rules whose contributions add up to a song's score: the sound's vectors decide, tags, key and tempo smooth. A song whose vectors score higher by
/// <see cref="TagLimit"/> or more is ahead whatever these say; what they decide is who comes first among songs that sound about equally near.
/// </summary>
internal static class RankingRules
{
    /// <summary>
    /// The rules on tags, key and tempo together move two songs against each other by no more than this: the sum of their limits, on a scale where the sound spans −1 to 1.
    /// A choice, not a measurement: the pilots ranked by vectors alone, so these get no more than a tie-breaker's weight.
    /// </summary>
    public const double TagLimit = 0.1;

    /// <summary>In the order in which they are added.</summary>
    public static IReadOnlyList<IScoreRule> All { get; } =
    [
        new NearestPickRule(),
        new NeighbourhoodRule(),
        new NotAnalysedRule(),
        new SameArtistRule(),
        new SameAlbumArtistRule(),
        new SameAlbumRule(),
        new SharedGenresRule(),
        new KeyFamilyRule(),
        new TempoRule(),
        new LowBitrateRule(),
        new OddDurationRule(),
    ];
}
