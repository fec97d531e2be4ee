using System.Collections.Frozen;

namespace PredictPicks.Selection.Ranking.Table;

/// <summary>The columns of the feature table, in their order: the one definition of them.</summary>
internal static class RankingFeatures
{
    /// <summary>Changes with the columns and with what they mean: a model of another version cannot be used.</summary>
    public const int SchemaVersion = 2;

    public static IReadOnlyList<IFeatureGroup> Groups { get; } =
    [
        new BlendFeatures(),
        new SoundFeatures(),
        new FingerprintFeatures(),
        new HarmonyFeatures(),
        new NumberFeatures(),
        new TagFeatures(),
    ];

    public static IReadOnlyList<RankingFeature> All { get; } = [.. Groups.SelectMany(group => group.Features)];

    public static int Count => All.Count;

    private static readonly FrozenDictionary<string, int> Positions =
        All.Select((feature, column) => (feature.Name, column)).ToFrozenDictionary(entry => entry.Name, entry => entry.column, StringComparer.Ordinal);

    /// <summary>A column by its name.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public static int IndexOf(string name) => Positions[name];
}
