namespace PredictPicks.Selection.Features;

/// <summary>Names of features that other parts speak of.</summary>
internal static class FeatureNames
{
    public const string Embedding = "embedding";
}
