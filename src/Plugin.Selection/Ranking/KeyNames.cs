using PredictPicks.Abstractions;

namespace PredictPicks.Selection.Ranking;

/// <summary>Names keys within a sentence.</summary>
internal static class KeyNames
{
    /// <summary>"A minor", "E♭ major".</summary>
    public static string Of(MusicalKey key) => key.Mode == KeyMode.Minor
        ? RankingTexts.Word("key-minor", key.TonicName).Text
        : RankingTexts.Word("key-major", key.TonicName).Text;
}
