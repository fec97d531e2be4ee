namespace PredictPicks.Selection.Evaluation.Metrics;

/// <summary>Names of the measures, as programs read them.</summary>
internal static class MeasureNames
{
    public const string RocAuc = "rocAuc";
    public const string AveragePrecision = "averagePrecision";
    public const string Brier = "brier";
    public const string BrierSkill = "brierSkill";

    public static string PrecisionAt(int count) => FormattableString.Invariant($"precisionAt{count}");

    public static string RecallAt(int count) => FormattableString.Invariant($"recallAt{count}");

    public static string NdcgAt(int count) => FormattableString.Invariant($"ndcgAt{count}");
}
