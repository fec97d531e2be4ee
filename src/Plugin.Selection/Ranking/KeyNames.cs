using PredictPicks.Abstractions;

namespace PredictPicks.Selection.Ranking;

/// <summary>Names keys within a sentence.</summary>
internal static class KeyNames
{
    // Of two spellings the one with fewer accidentals, as scores have it.
    private static readonly string[] Major = ["C", "D♭", "D", "E♭", "E", "F", "F♯", "G", "A♭", "A", "B♭", "B"];
    private static readonly string[] Minor = ["C", "C♯", "D", "E♭", "E", "F", "F♯", "G", "G♯", "A", "B♭", "B"];

    /// <summary>"A minor", "E♭ major".</summary>
    public static string Of(MusicalKey key) => key.Mode == KeyMode.Minor
        ? RankingTexts.Word("key-minor", Minor[key.Tonic]).Text
        : RankingTexts.Word("key-major", Major[key.Tonic]).Text;
}
