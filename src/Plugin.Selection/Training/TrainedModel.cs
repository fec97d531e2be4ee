using System.Text.Json.Serialization;
using PredictPicks.Abstractions;
using PredictPicks.Selection.Ranking.Gbdt;

namespace PredictPicks.Selection.Training;

/// <summary>What was learned of one user's taste.</summary>
internal sealed record TrainedModel
{
    /// <summary>The ranker that won the validation.</summary>
    public required string Ranker { get; init; }

    /// <summary>Version of what the ranker looks at; models of other versions cannot be used.</summary>
    public required int FeatureSchema { get; init; }

    /// <summary>The embedding model that made the vectors.</summary>
    public required ModelReference Embedding { get; init; }

    /// <summary>When it was trained.</summary>
    public required DateTimeOffset TrainedAt { get; init; }

    /// <summary>The picks that it learned from, ascending.</summary>
    public required IReadOnlyList<string> Picks { get; init; }

    /// <summary>Other songs that it learned from.</summary>
    public required int Others { get; init; }

    /// <summary>Seed of everything drawn by chance.</summary>
    public required uint Seed { get; init; }

    /// <summary>What each column of the blend counts, by the column's name.</summary>
    public required IReadOnlyDictionary<string, double> Weights { get; init; }

    /// <summary>SHA-256 of the file of trees beside the manifest; null where the ranker has none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? TreesSha256 { get; init; }

    /// <summary>What is in that file.</summary>
    [JsonIgnore]
    public GbdtModel? Trees { get; init; }

    /// <summary>Turns scores into probabilities.</summary>
    public required Calibration Calibration { get; init; }

    /// <summary>What was compared.</summary>
    public required IReadOnlyList<ValidatedRanker> Validation { get; init; }
}
